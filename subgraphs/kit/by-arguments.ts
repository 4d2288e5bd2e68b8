import { canonical } from '../../schema/lib/canonical';

/**
 * One loader for each distinct set of field arguments within a request, so that a field with arguments still batches.
 * Bounded by the number of fields in the operation.
 */
export function byArguments<A extends object, L>(create: (values: A) => L): (values: A) => L {
  const loaders = new Map<string, L>();
  return (values) => {
    const key = canonical(values);
    let loader = loaders.get(key);
    if (loader === undefined) {
      loader = create(values);
      loaders.set(key, loader);
    }
    return loader;
  };
}
