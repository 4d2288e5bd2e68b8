import fc from 'fast-check';
import { JsonWriter } from './json-writer';

const written = (write: (writer: JsonWriter) => void, writer = new JsonWriter()): string => {
  write(writer);
  return writer.finish().toString();
};

describe('JsonWriter', () => {
  it('writes any string as JSON.stringify does', () => {
    const writer = new JsonWriter();
    const any = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(any, (text) => {
        expect(written(({ string }) => string.call(writer, text), writer)).toBe(JSON.stringify(text));
      }),
    );
    for (const text of ['\ud800', '"\\\n\u2028', '张敏', '😀', 'é', '\u0000'])
      expect(written((one) => one.string(text), writer)).toBe(JSON.stringify(text));
  });

  it('writes numbers as JSON.stringify does', () => {
    const any = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(fc.property(any, (value) => written((one) => one.number(value)) === JSON.stringify(value)));
    expect(written((one) => one.number(-0))).toBe('0');
  });

  it('grows as far as it must, in the middle of anything', () => {
    const text = '张'.repeat(40_000);
    const raw = Buffer.from('x'.repeat(70_000));
    const result = written((one) => {
      one.character(91);
      one.string(text);
      one.raw(raw);
      one.text(text);
      one.number(12);
      for (let index = 0; index < 70_000; index += 1) one.character(93);
    });
    expect(result).toBe(`["${text}"${raw}${text}12${']'.repeat(70_000)}`);
  });

  it('keeps nothing of an answer that was cleared', () => {
    const writer = new JsonWriter();
    writer.string('secret');
    writer.clear();
    expect(written((one) => one.string('x'), writer)).toBe('"x"');
  });

  it('gives bytes that the next answer does not change', () => {
    const writer = new JsonWriter();
    writer.string('first');
    const first = writer.finish();
    writer.string('other');
    expect([first.toString(), writer.finish().toString()]).toEqual(['"first"', '"other"']);
  });
});
