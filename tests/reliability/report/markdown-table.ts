type Cell = string | number;

/** A table as prettier writes it. Rows are of the length of the header. */
export function markdownTable(header: readonly Cell[], rows: readonly (readonly Cell[])[]): string {
  const lines = [header, ...rows].map((row) => row.map((cell) => String(cell)));
  const widths = header.map((_, column) =>
    Math.max(3, ...lines.map((line) => line[column]?.length ?? 0)),
  );
  const written = lines.map((line) => row(line.map((cell, at) => cell.padEnd(widths[at] ?? 0))));
  const rule = row(widths.map((width) => "-".repeat(width)));
  return [written[0], rule, ...written.slice(1)].join("\n");
}

const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
