import { documents, parseDocument } from "../../support/documents";

/** A block of code that a document shows. */
export interface Block {
  document: string;
  /** As it stands behind the fence. */
  language: string;
  content: string;
  /** Where it stands, for the message of a test. */
  place: string;
}

/** Every block that people wrote: the reference is generated, and has the examples of doc comments. */
export const BLOCKS: readonly Block[] = documents
  .filter((document) => !document.startsWith("docs/reference/"))
  .flatMap((document) =>
    parseDocument(document)
      .filter(({ type }) => type === "fence" || type === "code_block")
      .map(({ info, content, map }) => ({
        ...{ document, language: info, content },
        place: `${document}:${(map?.[0] ?? 0) + 1}`,
      })),
  );

/** Blocks of some languages. */
export function blocksIn(...languages: string[]): Block[] {
  return BLOCKS.filter(({ language }) => languages.includes(language));
}
