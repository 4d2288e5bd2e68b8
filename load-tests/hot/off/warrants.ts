import * as part from '../../../gateway/execute/http-departments';
import { replaceExport } from './replace-export';

/** Preloaded: departments are called without warrants, as by an open gateway. */
replaceExport(
  part,
  'createHttpDepartments',
  (createHttpDepartments) => (options) => createHttpDepartments({ ...options, warrantKeys: null }),
);
