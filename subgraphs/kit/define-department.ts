import { createAnswer } from './answer';
import { buildSchema } from './build-schema';
import type { DepartmentDefinition } from './definition';
import type { Department } from './department';
import { guardSchema } from './guard-schema';
import { serve } from './serve';
import type { Source } from './source';

/** A department from its definition. The schema is built on first use and kept. */
export function defineDepartment<S extends Source, L>(definition: DepartmentDefinition<S, L>): Department {
  let built: ReturnType<typeof buildSchema> | undefined;
  const schema = () => {
    built ??= buildSchema(definition);
    return built;
  };
  return {
    name: definition.name,
    sdl: async () => schema().sdl,
    async start(options) {
      const guarded = guardSchema(schema().schema, definition.roots);
      const source = definition.open(options);
      const answer = createAnswer({
        name: definition.name,
        schema: guarded,
        loaders: () => definition.loaders(source),
        warrantKey: options.warrantKey,
        clock: options.clock,
        log: options.log,
      });
      try {
        const server = await serve({ host: options.host, port: options.port, answer, check: () => source.check() });
        return {
          name: definition.name,
          url: server.url,
          async close() {
            await server.close();
            await source.close();
          },
        };
      } catch (error) {
        await source.close();
        throw error;
      }
    },
  };
}
