import { startTigerCloud, type TigerCloud } from "../../../local/tiger-cloud";

let cloud: TigerCloud;
beforeEach(async () => {
  cloud = await startTigerCloud();
});
afterEach(() => cloud.stop());

const ask = () =>
  fetch(`${cloud.apiUrl}/auth/info`, {
    headers: { authorization: `Basic ${btoa(`${cloud.publicKey}:${cloud.secretKey}`)}` },
  });

async function piecesOf(answer: Response): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  for await (const piece of answer.body as unknown as AsyncIterable<Uint8Array>) {
    pieces.push(piece);
  }
  return pieces;
}

test("a dripping answer is whole, and comes in many pieces", async () => {
  const whole = await (await ask()).text();
  cloud.injectFault({ effect: "drip-answer", gapMs: 1 });
  const pieces = await piecesOf(await ask());
  expect(Buffer.concat(pieces).toString()).toBe(whole);
  expect(pieces.length).toBeGreaterThan(1);
});

test("a stop cuts a dripping answer off, and says nothing of it", async () => {
  const said = jest.spyOn(console, "error").mockImplementation(() => undefined);
  cloud.injectFault({ effect: "drip-answer", gapMs: 60_000 });
  const answer = await ask();
  await cloud.stop();
  await expect(answer.text()).rejects.toThrow("terminated");
  expect(said).not.toHaveBeenCalled();
  said.mockRestore();
});

test("an altered answer has the fields of the work, but for the change", async () => {
  const usual = (await (await ask()).json()) as object;
  cloud.injectFault({ effect: "alter-answer", alter: (body) => ({ ...(body as object), odd: 1 }) });
  expect(await (await ask()).json()).toEqual({ ...usual, odd: 1 });
});
