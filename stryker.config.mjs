import base from './jest.config.js';

/** The folders of which mutants are made; each is held to its own tests. */
const folders = ['policies/engine', 'gateway/share', 'gateway/project'];

const at = process.argv.indexOf('--mutate');
const globs = at === -1 ? folders.map((folder) => `${folder}/**/*.ts`) : process.argv[at + 1].split(',');
const tested = folders.filter((folder) => globs.some((glob) => glob.startsWith(folder)));

/**
 * `npm run mutation`: changes the code, one thing at a time, and sees whether a test fails. Takes hours for everything:
 * `npm run mutation -- --mutate 'policies/engine/decision/*.ts'` takes minutes.
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  coverageAnalysis: 'perTest',
  concurrency: 1,
  mutate: [...globs, '!**/*.test.ts', '!**/tests/**'],
  // What is evaluated once, as a module is loaded, would cost all tests for each change of it.
  ignoreStatic: true,
  ignorePatterns: ['dist', '.sharegraph', 'coverage', 'reports', 'docs', 'docker'],
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, logTests: false },
  jsonReporter: { fileName: 'reports/mutation.json' },
  tempDirName: '.stryker-tmp',
  timeoutMS: 60_000,
  thresholds: { high: 95, low: 90, break: null },
  jest: {
    projectType: 'custom',
    enableFindRelatedTests: false,
    config: {
      ...base,
      // None of these tests needs a database.
      globalSetup: undefined,
      globalTeardown: undefined,
      maxWorkers: 1,
      roots: tested.map((folder) => `<rootDir>/${folder}`),
      // They would be run for every mutant, a hundred policy sets each time.
      testPathIgnorePatterns: ['/node_modules/', '/engine/tests/properties'],
    },
  },
};
