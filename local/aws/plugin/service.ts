import type * as Grpc from "@grpc/grpc-js";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { main } from "@pulumi/pulumi/provider";
import type * as EmptyPb from "google-protobuf/google/protobuf/empty_pb";
import type { Known } from "./lifecycle";
import type { AwsProvider } from "./provider";
import { statusOf } from "./status";
import { filled, fromPulumi, propertiesOf, structOf } from "./wire";

const grpc = fromPulumi("@grpc/grpc-js") as typeof Grpc;
const { Empty } = fromPulumi("google-protobuf/google/protobuf/empty_pb") as typeof EmptyPb;

/**
 * Serves the provider to the engine.
 *
 * The SDK's server drops what this plugin needs: the configuration, the old inputs of a diff and
 * whether it is a preview; and it prints a stack for every failure. It has no hook for that, so its
 * handlers are replaced where it hands them to gRPC; the others remain its own.
 */
export async function serve(provider: AwsProvider, version: string, args: string[]): Promise<void> {
  const server = grpc.Server.prototype;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called on the server below
  const addService = server.addService;
  server.addService = function (service, implementation) {
    const ours = Object.create(implementation) as typeof implementation;
    addService.call(this, service, Object.assign(ours, handlers(provider)));
  };
  await main({ version }, args);
}

const handlers = (provider: AwsProvider) => ({
  ...handlersOfResources(provider),

  configure: unary(async (request: proto.ConfigureRequest) => {
    await provider.configure(request.getVariablesMap().getEntryList());
    return filled(new proto.ConfigureResponse(), { Supportspreview: true });
  }),

  cancel: unary(() => {
    provider.cancel();
    return new Empty();
  }),

  invoke: unary(async (request: proto.InvokeRequest) => {
    const result = await provider.invoke(request.getTok(), propertiesOf(request.getArgs()));
    return filled(new proto.InvokeResponse(), { Return: structOf(result) });
  }),

  check: unary((request: proto.CheckRequest) => {
    const [olds, news] = [propertiesOf(request.getOlds()), propertiesOf(request.getNews())];
    const { inputs, failures } = provider.check(request.getUrn(), olds, news);
    const FailuresList = failures.map(({ property: Property, reason: Reason }) =>
      filled(new proto.CheckFailure(), { Property, Reason }),
    );
    return filled(new proto.CheckResponse(), { Inputs: structOf(inputs), FailuresList });
  }),

  diff: unary((request: proto.DiffRequest) => {
    const news = propertiesOf(request.getNews());
    const difference = provider.diff(request.getUrn(), knownOf(request), news);
    const { DIFF_NONE, DIFF_SOME } = proto.DiffResponse.DiffChanges;
    return filled(new proto.DiffResponse(), {
      Changes: difference.changed.length > 0 ? DIFF_SOME : DIFF_NONE,
      DiffsList: difference.changed,
      ReplacesList: difference.replaces,
      Deletebeforereplace: difference.deleteBeforeReplace,
    });
  }),
});

const handlersOfResources = (provider: AwsProvider) => ({
  create: unary(async (request: proto.CreateRequest) => {
    const inputs = propertiesOf(request.getProperties());
    const made = await provider.create(request.getUrn(), inputs, request.getPreview());
    return filled(new proto.CreateResponse(), { Id: made.id, Properties: structOf(made.state) });
  }),

  read: unary(async (request: proto.ReadRequest) => {
    const state = propertiesOf(request.getProperties());
    const inputs = propertiesOf(request.getInputs());
    const found = await provider.read(request.getUrn(), { id: request.getId(), state, inputs });
    const response = new proto.ReadResponse();
    // Without an id, the engine drops the resource.
    if (!found) return response;
    const [Properties, Inputs] = [structOf(found.state), structOf(found.inputs)];
    return filled(response, { Id: found.id, Properties, Inputs });
  }),

  update: unary(async (request: proto.UpdateRequest) => {
    const news = propertiesOf(request.getNews());
    const isPreview = request.getPreview();
    const state = await provider.update(request.getUrn(), knownOf(request), news, isPreview);
    return filled(new proto.UpdateResponse(), { Properties: structOf(state) });
  }),

  delete: unary(async (request: proto.DeleteRequest) => {
    const state = propertiesOf(request.getProperties());
    const inputs = propertiesOf(request.getOldInputs());
    // Seconds; 0 where the resource has no such option.
    const minutes = request.getTimeout() > 0 ? request.getTimeout() / 60 : undefined;
    await provider.delete(request.getUrn(), { id: request.getId(), state, inputs }, minutes);
    return new Empty();
  }),
});

function unary<Request, Response>(
  answer: (request: Request) => Response | Promise<Response>,
): Grpc.handleUnaryCall<Request, Response> {
  const answered = async (request: Request) => answer(request);
  return (call, callback) => {
    answered(call.request).then(
      (response) => callback(null, response),
      (error: unknown) => callback(statusOf(error)),
    );
  };
}

function knownOf(request: proto.DiffRequest | proto.UpdateRequest): Known {
  const state = propertiesOf(request.getOlds());
  return { id: request.getId(), state, inputs: propertiesOf(request.getOldInputs()) };
}
