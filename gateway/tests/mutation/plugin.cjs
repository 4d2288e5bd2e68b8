// Stryker loads plugins in processes that know JavaScript only.
require('@swc-node/register');
const { transform } = require('../../../jest.config');
const { InProcessRunner } = require('./runner');

const [[, options]] = Object.values(transform);
exports.strykerPlugins = [{ kind: 'TestRunner', name: 'in-process', factory: () => new InProcessRunner(options) }];
