import type { ChangeWord, Description, InputDescription } from "../provider/describe/description";

/** What a change of an input does, in one word. */
export function changeWord({ kind, change }: InputDescription): ChangeWord {
  const words = { identity: "replaces", attribute: "updates", check: "nothing", option: "nothing" };
  return change?.word ?? (words[kind] as ChangeWord);
}

/** What a change of an input does, as a sentence. */
export function changeSentence(
  { kind, change }: InputDescription,
  { noun }: Pick<Description, "noun">,
): string {
  const sentences = {
    identity: `Changing this replaces the ${noun}.`,
    attribute: "Updated in place.",
    check: "Changing this does not cause an update.",
    option: "Changing this does not cause an update.",
  };
  return change?.sentence ?? sentences[kind];
}

/** The default of an input, as `@default` states it; undefined where it must be given. */
export function defaultOf(input: InputDescription): string | undefined {
  return input.isNamedAsResource ? "- the resource's Pulumi name" : input.default;
}
