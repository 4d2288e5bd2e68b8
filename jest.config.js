/** @type {import('jest').Config} */
module.exports = {
  roots: ['<rootDir>/gateway', '<rootDir>/policies', '<rootDir>/schema', '<rootDir>/subgraphs', '<rootDir>/load-tests'],
  testMatch: ['**/*.test.ts'],
  testEnvironment: 'node',
  globalSetup: '<rootDir>/subgraphs/registers/testing/global-setup.ts',
  globalTeardown: '<rootDir>/subgraphs/registers/testing/global-teardown.ts',
  transform: {
    '^.+\\.[mc]?[tj]s$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  // These packages ship ES modules only, which jest's CommonJS runtime cannot require.
  transformIgnorePatterns: ['/node_modules/(?!(jose|@marcbachmann/cel-js)/)'],
  maxWorkers: 2,
  // Real servers on a machine that may stand still for seconds; nothing waits for time to pass.
  testTimeout: 120_000,
};
