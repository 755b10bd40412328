/** What the ids, codes and blocks of an answer are made of. Users paste them into commands. */
const IDENTIFIER = /^[A-Za-z0-9][\w.:/-]{0,99}$/;

/** A host name: nothing in it ends the host within a connection string. */
const HOST = /^[A-Za-z0-9]([\w.-]{0,252})$/;

/** True for a text that can be an id, a code or a CIDR block. */
export const isIdentifier = (value: unknown): value is string =>
  typeof value === "string" && IDENTIFIER.test(value);

export const isHost = (value: unknown): value is string =>
  typeof value === "string" && HOST.test(value);

export const isPort = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) > 0 && Number(value) < 65_536;
