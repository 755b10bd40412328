/** A changelog with two versions, and something that is not released. */
export const CHANGELOG = `# Changelog

What changes. The form is [Keep a Changelog][form].

## Unreleased

## 1.3.0 - 2026-02-28

### Added

- A resource: see [its document][resources], [how it began][form] and \`[no link]\`.

\`\`\`md
## 9.9.9 - 2030-01-01
\`\`\`

### Fixed

- [The doctor][doctor-routes] looks at routes.

## 1.2.3 - 2026-01-31

### Added

- The first one, with [errors][errors].

[doctor-routes]: docs/doctor.md#routes
[errors]: docs/errors.md
[form]: https://keepachangelog.com/en/1.1.0/
[resources]: docs/resources.md
`;
