/** Makes keys that the component takes, each once, of names that may hold anything. */
export function keyMaker(): (wanted: string) => string {
  const taken = new Set<string>();
  return (wanted) => {
    const base = wanted
      .replace(/[^A-Za-z0-9_-]+/g, "-")
      .replace(/^[^A-Za-z0-9]+/, "")
      .slice(0, 60);
    const start = base === "" ? "unnamed" : base;
    let key = start;
    for (let count = 2; taken.has(key); count++) key = `${start}-${count}`;
    taken.add(key);
    return key;
  };
}
