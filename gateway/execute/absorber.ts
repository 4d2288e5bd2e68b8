import { LRUCache } from 'lru-cache';
import { compileFunction } from '../../schema/lib/compile-function';
import { type CompiledField, compileFields } from './compiled-field';
import { isLeafValue } from './leaf-value';
import { FieldFault, RawJson } from './model';
import { isTreeObject, treeConstructor } from './tree-object';
import type { TreeSize } from './tree-size';

/**
 * Takes the fields of one object that is as it should be. False as soon as something is not, or stands where it cannot
 * simply be put: what was taken so far is what `absorbWithCare` takes too, which then takes the rest.
 * @param typeName concrete type of the object, null when the department was not asked for it
 */
export type Absorber = (target: object, answer: object, typeName: string | null, size: TreeSize) => boolean;

/** Code depends on nothing but its text, so that equal fetches of all plans share it, and their objects one layout. */
const compiled = new LRUCache<string, Absorber>({
  max: 1_000,
  maxSize: 4_000_000,
  sizeCalculation: (_, source) => source.length,
});

const NAME = /^[_A-Za-z][_0-9A-Za-z]*$/;
/** Longer code is not worth compiling. */
const mostCharacters = 100_000;

/**
 * Compiles the fields of a fetch to code in which their names are constants: reading a member of untrusted JSON by a
 * name that is not one costs ten times as much. The code holds names of the graph, and nothing that was sent by anybody.
 * @returns null for fields that need more care
 */
export function absorberOf(fields: Parameters<typeof compileFields>[0]): Absorber | null {
  const generator = new Generator();
  const root = generator.object(compileFields(fields));
  if (root === null) return null;
  const source = `'use strict';${generator.text}return ${root};`;
  if (source.length > mostCharacters) return null;
  let absorber = compiled.get(source);
  if (!absorber) {
    const make = compileFunction<(...given: unknown[]) => Absorber>(
      ['tree', 'isTree', 'isLeaf', 'Fault', 'Raw'],
      source,
    );
    absorber = make(treeConstructor, isTreeObject, isLeafValue, FieldFault, RawJson);
    compiled.set(source, absorber);
  }
  return absorber;
}

/** What came as text for others who share the answer is taken apart here. */
const raw = 'if(v instanceof Raw)v=v.value();';

/** Leaf types that text is no value of. */
const NOT_TEXT: ReadonlySet<string> = new Set(['Int', 'Float', 'Boolean']);

class Generator {
  text = '';
  #names = 0;

  /** Name of the function that takes an object with these fields; null when none can. */
  object(fields: readonly CompiledField[]): string | null {
    let body = '';
    for (const field of fields) {
      const taken = this.#field(field);
      if (taken === null) return null;
      body += taken;
    }
    const name = this.#name('f');
    this.text += `function ${name}(a,b,t,z){let v,e;${body}return true;}\n`;
    return name;
  }

  #field(field: CompiledField): string | null {
    const { on, optional, listDepth, leaf, types } = field;
    if (field.inherited) return null;
    const [from, to] = [`b[${quoted(field.responseName)}]`, `a[${quoted(field.name)}]`];
    const known = on === null ? '' : oneOf('t', on);
    let missing = optional ? '' : 'return false;';
    if (!optional && on !== null) missing = 'if(t!==null)return false;';
    let value: string | null;
    if (listDepth > 0) {
      const list = this.#list(field, 'v', listDepth);
      value = list && `${leaf === null ? `if(Array.isArray(${to}))return false;` : ''}${list.text}${to}=${list.name};`;
    } else if (leaf !== null) {
      const typeName = types.size > 0 ? `if(!((${oneOf('v', types)})&&typeof ${to}==='string'))` : '';
      value = `${leafTest(leaf, 'v')}${typeName}${to}=v;`;
    } else {
      const object = this.#object(field, 'v', `e`);
      value = object && `e=${to};${object}${to}=e;`;
    }
    if (value === null) return null;
    if (leaf === null)
      value = field.verbatim
        ? `if(v instanceof Raw&&${to}===undefined){${to}=v;z.addText(v);}else{${raw}${value}}`
        : raw + value;
    const taken = `v=${from};if(v===undefined){${missing}}else if(v===null){if(${to}===undefined)${to}=null;else if(${to} instanceof Fault)return false;}else{${value}}`;
    return known === '' ? taken : `if(t===null||${known}){${taken}}`;
  }

  /** Code that leaves in a variable of that name what becomes of a list. */
  #list(field: CompiledField, value: string, depth: number): { readonly text: string; readonly name: string } | null {
    const [list, at, one] = [this.#name('l'), this.#name('i'), this.#name('x')];
    let element: string;
    if (depth > 1) {
      const inner = this.#list(field, one, depth - 1);
      if (!inner) return null;
      element = `${inner.text}${list}.push(${inner.name});`;
    } else if (field.leaf !== null) element = `${leafTest(field.leaf, one)}${list}.push(${one});`;
    else {
      const made = this.#name('o');
      const object = this.#object(field, one, made);
      if (object === null) return null;
      element = `let ${made};${object}${list}.push(${made});`;
    }
    const each = `const ${one}=${value}[${at}];if(${one}===null)${list}.push(null);else{${element}}`;
    const loop = `for(let ${at}=0;${at}<${value}.length;${at}++){${each}}`;
    return {
      text: `if(!Array.isArray(${value}))return false;z.values+=${value}.length;const ${list}=[];${loop}`,
      name: list,
    };
  }

  /** Code that puts `value` into the object in the variable `into`, or into a new one where there is none. */
  #object(field: CompiledField, value: string, into: string): string | null {
    const write = this.object(field.fields);
    if (write === null) return null;
    const [tree, type] = [this.#name('T'), this.#name('n')];
    this.text += `const ${tree}=tree();\n`;
    const unnamed = field.needsTypeName ? 'return false;' : `${type}=${JSON.stringify(field.onlyType)};`;
    return (
      `if(typeof ${value}!=='object'||Array.isArray(${value}))return false;` +
      `let ${type}=${value}["__typename"];` +
      `if(${type}===undefined){${unnamed}}else if(!(${oneOf(type, field.types)}))return false;` +
      `if(${into}===undefined||${into}===null){${into}=new ${tree}();z.values+=1;}else if(!isTree(${into}))return false;` +
      `if(!${write}(${into},${value},${type},z))return false;`
    );
  }

  #name(prefix: string): string {
    this.#names += 1;
    return `${prefix}${this.#names}`;
  }
}

function leafTest(leaf: string, value: string): string {
  const general = `isLeaf(${quoted(leaf)},${value})`;
  const test =
    leaf === 'Boolean'
      ? `typeof ${value}==='boolean'`
      : NOT_TEXT.has(leaf)
        ? general
        : `typeof ${value}==='string'||${general}`;
  return `if(!(${test}))return false;`;
}

function oneOf(value: string, names: ReadonlySet<string>): string {
  return names.size === 0 ? 'false' : [...names].map((name) => `${value}===${quoted(name)}`).join('||');
}

function quoted(name: string): string {
  if (!NAME.test(name)) throw new Error(`expected a name of the graph, got \`${name}\``);
  return JSON.stringify(name);
}
