import type * as StructPb from "google-protobuf/google/protobuf/struct_pb";
import { createRequire } from "node:module";
import { compact, type Properties } from "./properties";

/** Requires what the Pulumi SDK itself uses: its messages and server must be of the same copy. */
export const fromPulumi = createRequire(require.resolve("@pulumi/pulumi/package.json"));

const { Struct } = fromPulumi("google-protobuf/google/protobuf/struct_pb") as typeof StructPb;

/** Properties as a message. */
export function structOf(properties: object): StructPb.Struct {
  return Struct.fromJavaScript(compact(properties) as Record<string, StructPb.JavaScriptValue>);
}

/** Properties out of a message; none when there is no message. */
export function propertiesOf(struct: StructPb.Struct | undefined): Properties {
  return compact<Properties>(struct?.toJavaScript() ?? {});
}

/** The fields of a message, by the ends of its setters' names: `Id` is what `setId` takes. */
type Fields<Message> = {
  [Key in keyof Message as Key extends `set${infer Name}` ? Name : never]?: Message[Key] extends (
    value: infer Value,
  ) => unknown
    ? Value
    : never;
};

/** The message with its fields set. */
export function filled<Message extends object>(message: Message, fields: Fields<Message>): Message {
  const setters = message as Record<string, (value: unknown) => void>;
  for (const [name, value] of Object.entries(fields)) setters[`set${name}`]?.(value);
  return message;
}
