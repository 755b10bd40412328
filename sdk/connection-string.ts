import type { Endpoint } from "../provider/resources/types";

/** The vendor's user and database of every service; the password is the user's to add. */
export function connectionString({ host, port }: Endpoint): string {
  return `postgres://tsdbadmin@${host}:${port}/tsdb?sslmode=require`;
}
