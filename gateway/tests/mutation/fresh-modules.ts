import { readFileSync } from 'node:fs';
import Module from 'node:module';
import { Script } from 'node:vm';
import { type Options, transformSync } from '@swc/core';

/** What Node's loader has and its types don't. */
interface Loader {
  _cache: Record<string, NodeJS.Module>;
  _extensions: Record<string, (module: NodeJS.Module, file: string) => void>;
}
type Wrapper = (exports: unknown, require: NodeJS.Require, module: NodeJS.Module, file: string, folder: string) => void;

const loader = Module as unknown as Loader;

/**
 * Loads TypeScript modules again and again in one process: compiled once, evaluated as often as wanted, so that what a
 * module computes or remembers under one mutant is not there under the next.
 */
export function freshModules(options: Options) {
  let counting = true;
  const scripts = new Map<string, Script>();
  const importers = new Map<string, Set<string>>();

  function scriptOf(file: string): Script {
    let script = scripts.get(file);
    if (!script) {
      const { code } = transformSync(readFileSync(file, 'utf8'), { ...options, filename: file, swcrc: false });
      script = new Script(Module.wrap(counting ? code : uncounted(code)), { filename: file });
      scripts.set(file, script);
    }
    return script;
  }

  loader._extensions['.ts'] = (module, file) => {
    const required = Module.createRequire(file);
    const require = (id: string) => {
      const target = required.resolve(id);
      const known = importers.get(target);
      if (known) known.add(file);
      else importers.set(target, new Set([file]));
      return required(id);
    };
    const wrapper = scriptOf(file).runInThisContext() as Wrapper;
    wrapper.call(module.exports, module.exports, Object.assign(require, required), module, file, module.path);
  };

  return {
    /** A file and all that imports it, however indirectly, will be evaluated again. */
    forget(file: string): void {
      const pending = [file];
      const done = new Set<string>();
      for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
        if (done.has(next)) continue;
        done.add(next);
        delete loader._cache[next];
        pending.push(...(importers.get(next) ?? []));
      }
    },
    forgetAll(): void {
      for (const file of scripts.keys()) delete loader._cache[file];
    },
    /** From now on nobody asks which code was reached. */
    stopCounting(): void {
      counting = false;
      scripts.clear();
    },
    load(file: string): void {
      Module.createRequire(file)(file);
    },
  };
}

/** Counting takes longer than most code that is counted. */
function uncounted(instrumented: string): string {
  return instrumented.replace('function cover() {', 'function cover() { return;');
}
