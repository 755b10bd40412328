import { blocksIn } from "./blocks";

/** One command of a block, as its words. */
export interface ShellCommand {
  document: string;
  /** Where its block stands. */
  place: string;
  words: string[];
}

/** What a reader puts in the place of a placeholder, where not every word will do. */
const VALUES: Readonly<Record<string, string>> = { "<host>": "db.example.com", "<port>": "5432" };

/** A block with the words that a reader puts into it. */
export function filledIn(content: string): string {
  return content.replace(/<[^<>\n]+>/g, (placeholder) => VALUES[placeholder] ?? "placeholder");
}

/** The words of a command; quotes go, and a comment at its end. */
function wordsOf(command: string): string[] {
  const words: string[] = [];
  for (const [word] of command.matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)) {
    if (word.startsWith("#")) break;
    words.push(word.replace(/'([^']*)'|"([^"]*)"/g, "$1$2"));
  }
  return words;
}

/** All commands that documents let their readers run: those of a pipe or of a list one by one. */
export const COMMANDS: readonly ShellCommand[] = blocksIn("sh").flatMap(
  ({ document, place, content }) =>
    filledIn(content)
      .replaceAll("\\\n", "")
      .split(/\n| && | \| (?=\w)/)
      .map((line) => wordsOf(line))
      .filter(([first = "for"]) => !["for", "done"].includes(first))
      .map((words) => ({ document, place, words })),
);

/** The commands of one program, without its name. */
export function commandsOf(...program: string[]): ShellCommand[] {
  return COMMANDS.filter(({ words }) => program.every((word, at) => words[at] === word)).map(
    ({ words, ...place }) => ({ ...place, words: words.slice(program.length) }),
  );
}
