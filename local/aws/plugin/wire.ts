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
