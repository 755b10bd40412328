const WIDTH = 96;

/** A doc comment of these paragraphs, which may have line ends of their own. */
export function docComment(text: string, defaultText?: string): string {
  const paragraphs = text.split(/\n\s*\n/).map((each) => wrapped(each.replace(/\s+/g, " ").trim()));
  if (defaultText !== undefined) paragraphs.push([`@default ${defaultText}`]);
  const lines = paragraphs.flatMap((each, at) => (at === 0 ? each : ["", ...each]));
  if (lines.length === 1 && paragraphs.length === 1) return `/** ${lines.join("")} */`;
  return ["/**", ...lines.map((line) => ` * ${line}`.trimEnd()), " */"].join("\n");
}

/** Lines of whole words, none longer than a comment may be where that can be. */
function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= WIDTH) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
}
