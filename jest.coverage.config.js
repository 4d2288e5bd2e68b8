const base = require('./jest.config');

/** `npm run coverage:engine`: who decides what is shared is tested to the last branch. Needs no database. */
/** @type {import('jest').Config} */
module.exports = {
  ...base,
  globalSetup: undefined,
  globalTeardown: undefined,
  roots: ['<rootDir>/policies/engine'],
  collectCoverage: true,
  collectCoverageFrom: ['policies/engine/**/*.ts', '!**/*.test.ts', '!**/tests/**'],
  coverageReporters: ['text-summary', ['text', { skipFull: true }]],
  coverageThreshold: { global: { branches: 100, functions: 100, lines: 100, statements: 100 } },
};
