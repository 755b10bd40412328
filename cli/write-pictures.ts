import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { drawSvg } from "../diagram/svg";
import type { Review } from "../review";

/** Writes the networks that change into a folder: `project-stack-network-before.svg`, and `-after`. */
export async function writePictures(review: Review, folder: string): Promise<void> {
  const pictures = review.stacks.flatMap(({ name: stack, networks }) =>
    networks.flatMap(({ name, before, after }) =>
      Object.entries({ before, after }).flatMap(([side, picture]) =>
        picture === undefined ? [] : [{ file: fileName(stack, name, side), picture }],
      ),
    ),
  );
  await mkdir(folder, { recursive: true });
  for (const { file, picture } of pictures) {
    await writeFile(join(folder, file), drawSvg(picture));
  }
}

/** Names of stacks and resources may hold anything, paths included. */
function fileName(...parts: string[]): string {
  return `${parts.map((part) => part.replace(/[^\w.-]+/g, "-")).join("-")}.svg`;
}
