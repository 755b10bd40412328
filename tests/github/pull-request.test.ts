import { allowancesOf } from "../../github/allow-labels";
import { findPullRequest, NotPublished } from "../../github/pull-request";
import { sayFailure } from "../../github/say-failure";

const ENV = { GITHUB_REPOSITORY: "owner/repo", GITHUB_TOKEN: "ghs_secret" };
const EVENT = JSON.stringify({ pull_request: { number: 7 } });

test("the pull request is that of the event, or the one that is given", () => {
  const common = { apiUrl: "https://api.github.com", owner: "owner", repo: "repo" };
  expect(findPullRequest(ENV, EVENT)).toEqual({ ...common, number: 7, token: "ghs_secret" });
  expect(findPullRequest(ENV, undefined, 9)).toMatchObject({ number: 9 });
  const enterprise = { ...ENV, GITHUB_API_URL: "https://git.example/api/v3/" };
  expect(findPullRequest(enterprise, EVENT).apiUrl).toBe("https://git.example/api/v3");
});

test("all that is missing is told at once, with what to do", () => {
  expect(() => findPullRequest({}, "{")).toThrow(
    new NotPublished(
      "The review was not commented: the repository is not known: set GITHUB_REPOSITORY to owner/name; " +
        "there is no token: pass one as GITHUB_TOKEN; " +
        "the pull request is not known: run on pull_request, or give --pull-request.",
    ),
  );
});

test.each(["owner", "owner/", "/repo", "a/b/c"])("%s is no repository", (name) => {
  expect(() => findPullRequest({ ...ENV, GITHUB_REPOSITORY: name }, EVENT)).toThrow(/repository/);
});

test.each(["[]", '{"pull_request": {"number": "7"}}', '{"issue": {"number": 7}}'])(
  "the event %s is of no pull request",
  (event) => expect(() => findPullRequest(ENV, event)).toThrow(/pull request is not known/),
);

test("a label allows its class, with the prefix and in full only", () => {
  const labels = ["allow-destroys", "allow-interrupts-not", "opens-access", "bug"];
  expect(allowancesOf(labels, "allow-")).toEqual([{ class: "destroys" }]);
  expect(allowancesOf(labels, "")).toEqual([{ class: "opens-access" }]);
});

test.each([
  [{ status: 401 }, "does not accept the token"],
  [{ status: 403, message: "Resource not accessible by integration" }, "pull-requests: write"],
  [{ status: 403, message: "API rate limit exceeded" }, "rate limit is used up"],
  [{ status: 429 }, "rate limit is used up"],
  [{ status: 404 }, "forks never have it"],
  [{ status: 422, message: "Validation Failed" }, "422 (Validation Failed)"],
  [{ status: 502 }, "answered 502 several times"],
  [new Error("connect ECONNREFUSED"), "could not be asked (connect ECONNREFUSED)"],
])("%j is told with what to do", (error, words) => {
  const sentence = sayFailure(error, "The review was not commented");
  expect(sentence).toMatch(/^The review was not commented: [^\n]+\.$/);
  expect(sentence).toContain(words);
});
