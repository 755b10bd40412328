import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import type * as Grpc from "@grpc/grpc-js";
import type * as AnyPb from "google-protobuf/google/protobuf/any_pb";
import { AwsError, UnfinishedError } from "./errors";
import { filled, fromPulumi, structOf } from "./wire";

const grpc = fromPulumi("@grpc/grpc-js") as typeof Grpc;
const { Any } = fromPulumi("google-protobuf/google/protobuf/any_pb") as typeof AnyPb;

/** A failure as the engine wants it. Only one that is nobody's fault but ours shows its stack. */
export function statusOf(error: unknown): Partial<Grpc.StatusObject> {
  const code = grpc.status.UNKNOWN;
  if (error instanceof AwsError) return { code, details: error.message };
  if (error instanceof UnfinishedError) return { code, ...unfinished(error) };
  return { code, details: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

/** The form in which the engine keeps a resource that was made but not finished. */
function unfinished(error: UnfinishedError): Pick<Grpc.StatusObject, "details" | "metadata"> {
  const { id, message, properties } = error;
  const detail = filled(new proto.ErrorResourceInitFailed(), {
    ...{ Id: id, Properties: structOf(properties), ReasonsList: [message] },
  });
  const packed = new Any();
  packed.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const status = filled(new Status(), { Code: grpc.status.UNKNOWN, Message: message });
  status.addDetails(packed);
  const metadata = new grpc.Metadata();
  metadata.set("grpc-status-details-bin", Buffer.from(status.serializeBinary()));
  return { details: message, metadata };
}
