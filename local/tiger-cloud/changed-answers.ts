import type { World } from "./world";

/** An answer with another JSON body; one without a body stays as it is. */
export async function alter(
  answer: Response,
  change: (body: unknown) => unknown,
): Promise<Response> {
  const { status, headers } = answer;
  const text = await answer.text();
  if (text === "") return new Response(null, { status, headers });
  return new Response(JSON.stringify(change(JSON.parse(text))), { status, headers });
}

/**
 * An answer whose body comes byte by byte, until the world ends or the client has gone.
 *
 * @param cut ends the connection, where the world ends before the answer
 */
export function drip(
  answer: Response,
  { gapMs, world: { settings, jobs }, cut }: { gapMs: number; world: World; cut: () => void },
): Response {
  const { status, headers, body } = answer;
  if (body === null) return new Response(null, { status, headers });
  const slow = new TransformStream<Uint8Array, Uint8Array>({
    async transform(chunk, controller) {
      try {
        for (const byte of chunk) {
          controller.enqueue(Uint8Array.of(byte));
          await settings.clock.sleep(gapMs, jobs.signal);
        }
      } catch {
        cut();
        controller.terminate();
      }
    },
  });
  return new Response(body.pipeThrough(slow), { status, headers });
}
