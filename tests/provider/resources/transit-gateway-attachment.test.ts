import fc from "fast-check";
import { attachmentOf } from "../../../provider/resources/transit-gateway-peering/attachment";

const WORDS = ["REQUESTED", "PENDING", "APPROVED", "ACTIVE", "INVALID", "DISABLED", "SOMETHING"];
const word = fc.constantFrom(...WORDS);
const id = fc.constantFrom("", "tgw-attach-1", "tgw-attach-2", "tgw-attach-3");

/** What a series of refreshes makes of the attachment, one answer after the other. */
const answers = fc.array(fc.record({ attachmentId: id, status: word }), {
  minLength: 1,
  maxLength: 8,
});

function refreshes(shown: { attachmentId: string; status: string }[]) {
  let stored = { attachmentId: "", status: "REQUESTED" };
  return shown.map(({ attachmentId, status }) => {
    const found = attachmentOf(stored, { attachmentId: attachmentId || undefined, status });
    stored = { attachmentId: found.attachmentId, status };
    return { ...found, status };
  });
}

test("whatever the API shows, an attachment that was seen active is kept from then on", () => {
  fc.assert(
    fc.property(answers, (shown) => {
      const states = refreshes(shown);
      for (const [at, { attachmentId, status }] of states.entries()) {
        const next = states[at + 1];
        if (status !== "ACTIVE" || attachmentId === "" || next === undefined) continue;
        expect(next.attachmentId).toBe(attachmentId);
      }
    }),
  );
});

test("an attachment is never lost, and another one is told exactly where it is shown and not taken", () => {
  fc.assert(
    fc.property(answers, (shown) => {
      const states = refreshes(shown);
      for (const [at, { attachmentId, other }] of states.entries()) {
        const answer = shown[at]?.attachmentId;
        if ((states[at - 1]?.attachmentId ?? "") !== "") expect(attachmentId).not.toBe("");
        const isOther = answer !== "" && answer !== attachmentId;
        expect(other).toBe(isOther ? answer : undefined);
      }
    }),
  );
});
