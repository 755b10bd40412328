import type { DrawnNetwork } from "../diagram/drawn-network";
import { drawMermaid } from "../diagram/mermaid";
import { drawSvg } from "../diagram/svg";
import { mocksOfTest } from "./mocks";

/** A diagram of a network, in two forms. */
export interface NetworkDiagram {
  /** Text for Mermaid, which GitHub and others draw: put it into a ```` ```mermaid ```` fence. */
  mermaid: string;
  /** A document of its own. */
  svg: string;
}

/** Draws a network in both forms. */
export function diagramOf(network: DrawnNetwork): NetworkDiagram {
  const drawn = drawable(network);
  return { mermaid: drawMermaid(drawn), svg: drawSvg(drawn) };
}

/** What the mocks of a unit test leave out is drawn as what is not known yet. */
function drawable(network: DrawnNetwork): DrawnNetwork {
  if (mocksOfTest() === undefined) return network;
  const nullIfMissing = (_property: string, value: unknown) => value ?? null;
  return JSON.parse(JSON.stringify(network, nullIfMissing)) as DrawnNetwork;
}
