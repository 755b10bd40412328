import { loadPostgresql } from "../../../doctor/connect/load-postgresql";

const failing = (code: string, message: string) => () => {
  throw Object.assign(new Error(message), { code });
};

test("what speaks PostgreSQL is loaded where pg is installed", () => {
  expect(loadPostgresql()).toHaveProperty("logIn");
});

test("where pg is not installed there is nothing to speak PostgreSQL with", () => {
  expect(
    loadPostgresql(failing("MODULE_NOT_FOUND", "Cannot find module 'pg'\nRequire stack:\n- x.js")),
  ).toBeUndefined();
});

test("another failure is none of a package that is not installed", () => {
  expect(() => loadPostgresql(failing("MODULE_NOT_FOUND", "Cannot find module './gone'"))).toThrow(
    "./gone",
  );
  expect(() => loadPostgresql(failing("ERR_OTHER", "pg is broken"))).toThrow("pg is broken");
});
