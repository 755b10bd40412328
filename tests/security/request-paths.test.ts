import { once } from "node:events";
import { createServer } from "node:http";
import fc from "fast-check";
import type { TigerCloudApi } from "../../provider/tiger-cloud/client";
import { apiPath } from "../../provider/tiger-cloud/rest/path";
import { isTimescaleError } from "../../provider/errors";
import { apiOn } from "../provider/tiger-cloud/api-on";
import { listen, startOddServer } from "../support/odd-server";
import { hostileText, HOSTILE_TEXTS } from "./hostile-texts";

const peering = { peerAccountId: "1", peerRegionCode: "us-east-1", peerVpcId: "vpc-1" };

/** Every request that has an id in its path, and the path that it must have. */
const REQUESTS: [string, (api: TigerCloudApi, id: string) => Promise<unknown>, RegExp][] = [
  ["a VPC", (api, id) => api.vpcs.get(id), /^GET \/vpcs\/[^/]+$/],
  ["a rename", (api, id) => api.vpcs.rename(id, "a"), /^POST \/vpcs\/[^/]+\/rename$/],
  ["a VPC's delete", (api, id) => api.vpcs.delete(id), /^DELETE \/vpcs\/[^/]+$/],
  ["peerings", (api, id) => api.peerings.listFresh(id), /^GET \/vpcs\/[^/]+\/peerings$/],
  [
    "a new peering",
    (api, id) => api.peerings.create({ timescaleVpcId: id, ...peering }),
    /^POST \/vpcs\/[^/]+\/peerings$/,
  ],
  ["a peering", (api, id) => api.peerings.get(id, id), /^GET \/vpcs\/[^/]+\/peerings\/[^/]+$/],
  [
    "a peering's delete",
    (api, id) => api.peerings.delete(id, id),
    /^DELETE \/vpcs\/[^/]+\/peerings\/[^/]+$/,
  ],
  ["a service", (api, id) => api.services.get(id), /^GET \/services\/[^/]+$/],
  ["an attach", (api, id) => api.services.attach(id, "1"), /^POST \/services\/[^/]+\/attachToVPC$/],
  [
    "a detach",
    (api, id) => api.services.detach(id, "1"),
    /^POST \/services\/[^/]+\/detachFromVPC$/,
  ],
];

test.each(REQUESTS)("no id leads the request for %s to another path", async (_what, ask, path) => {
  const server = await startOddServer({ status: 400 });
  for (const id of HOSTILE_TEXTS) {
    const seen = server.seen.length;
    await ask(apiOn(server), id).catch((error: unknown) => {
      if (!isTimescaleError(error, "Rejected")) throw error;
    });
    for (const { method, url } of server.seen.slice(seen)) {
      const [, below = "no project"] = /^\/api\/projects\/p1(\/.*)$/.exec(url) ?? [];
      expect(`${method} ${below}`).toMatch(path);
    }
  }
  expect(server.seen.length).toBeGreaterThan(HOSTILE_TEXTS.length / 2);
});

test("a project of an answer that steps upwards is refused before anything is asked of it", async () => {
  const body = JSON.stringify({ api_key: { project: { id: ".." } } });
  const server = await startOddServer({ status: 200, body });
  const failure = await apiOn(server, { projectId: undefined })
    .vpcs.get("1")
    .catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: "Rejected" });
  expect(server.seen.map(({ url }) => url)).toEqual(["/api/auth/info"]);
});

test("whatever an id is, it is one segment of the path, and comes back as it was", () => {
  fc.assert(
    fc.property(hostileText, (id) => {
      let path: string;
      try {
        path = apiPath`/vpcs/${id}/rename`;
      } catch (error) {
        expect(isTimescaleError(error, "Rejected")).toBe(true);
        return;
      }
      const url = new URL(`http://127.0.0.1/api${path}`);
      expect([url.host, url.search, url.hash]).toEqual(["127.0.0.1", "", ""]);
      const [, api, vpcs, segment = "", rename, ...rest] = url.pathname.split("/");
      expect([api, vpcs, rename, rest]).toEqual(["api", "vpcs", "rename", []]);
      expect(decodeURIComponent(segment)).toBe(id);
    }),
  );
});

test("a redirect is not followed: the key goes nowhere else", async () => {
  let asked = 0;
  const elsewhere = createServer((_request, response) => {
    asked += 1;
    response.end();
  });
  const port = await listen(elsewhere);
  const location = `http://127.0.0.1:${port}/`;
  const server = await startOddServer({ status: 307, headers: { location } });
  await expect(apiOn(server).vpcs.delete("1")).rejects.toMatchObject({ code: "Unavailable" });
  expect(asked).toBe(0);
  elsewhere.close();
  await once(elsewhere, "close");
});
