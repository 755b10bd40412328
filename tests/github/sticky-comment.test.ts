import type { Comment, PullRequestApi } from "../../github/pull-request-api";
import { markerOf, publishComment } from "../../github/sticky-comment";

const KEY = "shop/dev";
const REVIEW = { key: KEY, body: "### Safe\n", isQuiet: false };
const TEXT = `${markerOf(KEY)}### Safe\n`;

function withComments(...comments: Partial<Comment>[]) {
  const calls: string[] = [];
  const all = comments.map((comment, index) => ({
    ...{ id: index + 1, body: "", author: "github-actions[bot]", isByApp: true },
    ...comment,
  }));
  const api: PullRequestApi = {
    // eslint-disable-next-line @typescript-eslint/require-await -- it is read as a stream
    async *comments() {
      yield* all;
    },
    createComment: (body) => Promise.resolve(void calls.push(`create ${body}`)),
    updateComment: (id, body) => Promise.resolve(void calls.push(`update ${id} ${body}`)),
    labels: () => Promise.resolve([]),
    viewer: () => {
      calls.push("who am I");
      return Promise.resolve("me");
    },
  };
  return { api, calls };
}

test("the first review makes a comment", async () => {
  const { api, calls } = withComments({ body: "Nice work!" });
  expect(await publishComment(api, REVIEW)).toBe("created");
  expect(calls).toEqual([`create ${TEXT}`]);
});

test("the next one brings it up to date", async () => {
  const { api, calls } = withComments({}, { body: `${markerOf(KEY)}### Destroys\n` });
  expect(await publishComment(api, REVIEW)).toBe("updated");
  expect(calls).toEqual([`update 2 ${TEXT}`]);
});

test.each([TEXT, TEXT.replace(/\n/g, "\r\n"), TEXT.trimEnd()])(
  "one that says the same is left alone",
  async (body) => {
    const { api, calls } = withComments({ body });
    expect(await publishComment(api, REVIEW)).toBe("unchanged");
    expect(calls).toEqual([]);
  },
);

test("where nothing changes, no comment is made; one that is there says so", async () => {
  const quiet = { ...REVIEW, isQuiet: true };
  const none = withComments();
  expect(await publishComment(none.api, quiet)).toBe("not-needed");
  expect(none.calls).toEqual([]);
  const earlier = withComments({ body: `${markerOf(KEY)}### Destroys\n` });
  expect(await publishComment(earlier.api, quiet)).toBe("updated");
});

test("a comment that quotes ours, or is another review's, is not taken for ours", async () => {
  const { api } = withComments(
    { body: `Look:\n\n${TEXT}` },
    { body: `${markerOf("shop/prod")}### Safe\n` },
  );
  expect(await publishComment(api, REVIEW)).toBe("created");
});

test("a copy of ours by somebody else is not touched; one of the token's own account is", async () => {
  const theirs = withComments({ body: TEXT, author: "mallory", isByApp: false });
  expect(await publishComment(theirs.api, REVIEW)).toBe("created");
  const mine = withComments({ body: `${markerOf(KEY)}old`, author: "me", isByApp: false });
  expect(await publishComment(mine.api, REVIEW)).toBe("updated");
  expect(mine.calls[0]).toBe("who am I");
});

test("no name of a stack can end the marker's line or its comment", () => {
  for (const key of ["a --> b", "<!--", "a\nb", "", "x".repeat(10_000)]) {
    expect(markerOf(key)).toMatch(/^<!-- pulumi-timescale review [0-9a-f]{32} -->\n$/);
  }
  expect(markerOf("a")).not.toBe(markerOf("b"));
});
