import type * as Grpc from "@grpc/grpc-js";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { main } from "@pulumi/pulumi/provider";
import type * as EmptyPb from "google-protobuf/google/protobuf/empty_pb";
import type { Difference } from "./inputs";
import type { Known } from "./lifecycle";
import type { AwsProvider } from "./provider";
import { statusOf } from "./status";
import { fromPulumi, propertiesOf, structOf } from "./wire";

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

function handlers(provider: AwsProvider) {
  return {
    configure: unary(async (request: proto.ConfigureRequest) => {
      await provider.configure(request.getVariablesMap().getEntryList());
      const response = new proto.ConfigureResponse();
      response.setSupportspreview(true);
      return response;
    }),

    check: unary((request: proto.CheckRequest) => {
      const [olds, news] = [propertiesOf(request.getOlds()), propertiesOf(request.getNews())];
      const { inputs, failures } = provider.check(request.getUrn(), olds, news);
      const response = new proto.CheckResponse();
      response.setInputs(structOf(inputs));
      for (const { property, reason } of failures) {
        const failure = new proto.CheckFailure();
        failure.setProperty(property);
        failure.setReason(reason);
        response.addFailures(failure);
      }
      return response;
    }),

    diff: unary((request: proto.DiffRequest) => {
      const news = propertiesOf(request.getNews());
      return diffResponse(provider.diff(request.getUrn(), knownOf(request), news));
    }),

    create: unary(async (request: proto.CreateRequest) => {
      const inputs = propertiesOf(request.getProperties());
      const made = await provider.create(request.getUrn(), inputs, request.getPreview());
      const response = new proto.CreateResponse();
      response.setId(made.id);
      response.setProperties(structOf(made.state));
      return response;
    }),

    read: unary(async (request: proto.ReadRequest) => {
      const response = new proto.ReadResponse();
      const found = await provider.read(request.getUrn(), {
        id: request.getId(),
        state: propertiesOf(request.getProperties()),
        inputs: propertiesOf(request.getInputs()),
      });
      // Without an id, the engine drops the resource.
      if (!found) return response;
      response.setId(found.id);
      response.setProperties(structOf(found.state));
      response.setInputs(structOf(found.inputs));
      return response;
    }),

    update: unary(async (request: proto.UpdateRequest) => {
      const news = propertiesOf(request.getNews());
      const isPreview = request.getPreview();
      const state = await provider.update(request.getUrn(), knownOf(request), news, isPreview);
      const response = new proto.UpdateResponse();
      response.setProperties(structOf(state));
      return response;
    }),

    delete: unary(async (request: proto.DeleteRequest) => {
      const state = propertiesOf(request.getProperties());
      const inputs = propertiesOf(request.getOldInputs());
      // Seconds; 0 where the resource has no such option.
      const minutes = request.getTimeout() > 0 ? request.getTimeout() / 60 : undefined;
      await provider.delete(request.getUrn(), { id: request.getId(), state, inputs }, minutes);
      return new Empty();
    }),

    cancel: unary(() => {
      provider.cancel();
      return new Empty();
    }),

    invoke: unary(async (request: proto.InvokeRequest) => {
      const result = await provider.invoke(request.getTok(), propertiesOf(request.getArgs()));
      const response = new proto.InvokeResponse();
      response.setReturn(structOf(result));
      return response;
    }),
  };
}

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

function diffResponse({ changed, replaces, deleteBeforeReplace }: Difference): proto.DiffResponse {
  const response = new proto.DiffResponse();
  const { DIFF_NONE, DIFF_SOME } = proto.DiffResponse.DiffChanges;
  response.setChanges(changed.length > 0 ? DIFF_SOME : DIFF_NONE);
  response.setDiffsList(changed);
  response.setReplacesList(replaces);
  response.setDeletebeforereplace(deleteBeforeReplace);
  return response;
}
