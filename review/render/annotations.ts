import { DANGERS } from "../dangers/classes";
import { toText } from "../dangers/sentence";
import type { Review } from "../review";
import { visible } from "./visible";

/** A workflow command of GitHub for each danger that breaks the policy, and for each error. */
export function toAnnotations({ dangers, stacks }: Review): string {
  const broken = dangers
    .filter(({ breaksPolicy }) => breaksPolicy)
    .map((danger) => {
      const title = `${DANGERS[danger.class].heading}: ${visible(danger.change.name)}`;
      const message = `${toText(danger.why)}. ${toText(danger.meaning)}`;
      return annotation(title, `${visible(danger.stack)}: ${visible(message, 2000)}`);
    });
  const errors = stacks.flatMap(({ name, diagnostics }) =>
    diagnostics
      .filter(({ severity }) => severity === "error")
      .map(({ message }) =>
        annotation(`Could not be checked: ${visible(name)}`, visible(message, 2000)),
      ),
  );
  return [...broken, ...errors].map((line) => `${line}\n`).join("");
}

function annotation(title: string, message: string): string {
  return `::error title=${escapeProperty(title)}::${escapeData(message)}`;
}

/** As GitHub's own toolkit escapes them. */
function escapeData(text: string): string {
  return text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}
