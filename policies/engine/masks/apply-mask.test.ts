import fc from 'fast-check';
import { applyMask } from './apply-mask';
import { type MaskName, maskOrder } from './mask-order';

describe('applyMask', () => {
  test.each<[string, string, string]>([
    ['name', '张敏', '张*'],
    ['name', '张小三', '张*三'],
    ['name', '张小小三', '张**三'],
    ['name', '欧阳修', '欧阳*'],
    ['name', '欧阳小小', '欧阳**'],
    ['name', '司马', '司*'],
    ['name', '阿里木·买买提', '阿里木·***'],
    ['name', '阿里木•买买提·江', '阿里木·****'],
    ['name', '张', '*'],
    ['name', '张·', '*'],
    ['name', '··', ''],
    ['name', '', ''],
    ['name', ' 张敏 ', '张*'],
    ['name', '𠮷田', '𠮷*'],
    ['name', '王𬎆𠅤', '王*𠅤'],
    ['name', '葛󠄀城', '葛󠄀*'],
    ['name', 'Maria', 'M****'],
    ['name', 'A张三', 'A**'],
    ['name', '轩辕小小', '轩辕**'],
    ['name', '西门小小', '西门**'],
    ['name', '歐陽小小', '歐陽**'],
    ['surname', '张小三', '张**'],
    ['surname', '张小葛\u{e0100}', '张**'],
    ['surname', '张敏', '张*'],
    ['surname', '欧阳小小', '欧阳**'],
    ['surname', '王𬎆𠅤', '王**'],
    ['idNumber', '11010519491231002X', '110***********002X'],
    ['idNumber', '110105491231002', '110********1002'],
    ['idNumber', '110105194912310025', '110***********0025'],
    ['idNumber', '1101051949', '**********'],
    ['idNumber', 'A11010519491231002X', '*******************'],
    ['idNumber', '11010519491231002XA', '*******************'],
    ['idNumber', '\u0301a', '**'],
    ['idNumber', '１１０１０５１９４９１２３１００２Ｘ', '******************'],
    ['idNumberEnd', '11010519491231002X', '**************002X'],
    ['mobile', '13812340001', '138****0001'],
    ['mobile', '010-12345678', '010-******78'],
    ['mobile', '0571-8765432', '0571-*****32'],
    ['mobile', '05718765432', '0571*****32'],
    ['mobile', '+8613812340001', '**************'],
    ['mobile', '021-12345678', '021-******78'],
    ['mobile', '138123400011', '************'],
    ['mobile', '9010-12345678', '*************'],
    ['mobile', '010-12345678-1', '**************'],
    ['mobile', '12345', '*****'],
    ['address', '云岭省云江市云江区桂花街道春晓路12号3单元', '云岭省云江市云江区桂花街道***'],
    ['address', '云江市安平县城关镇人民路1号', '云江市安平县城关镇***'],
    ['address', '云江区云江街道一村5号', '云江区云江街道***'],
    ['address', '江西省景德镇市昌江区新枫街道1号', '江西省景德镇市昌江区新枫街道***'],
    ['address', '云江区人民路乡村花园5号', '云江区***'],
    ['address', '云江区12号', '云江区***'],
    ['address', '阳光小区5号楼', '***'],
    ['address', '人民路5号', '***'],
    ['address', '桂花街道5号', '***'],
    ['address', '', '***'],
    ['email', 'zhang@example.cn', 'z***@example.cn'],
    ['email', 'z@example.cn', '***@example.cn'],
    ['email', ' zhang@example.cn ', 'z***@example.cn'],
    ['email', '𠮷zhang@example.cn', '𠮷***@example.cn'],
    ['email', 'a@b@c', '***'],
    ['email', 'nothing', '***'],
    ['licenseNumber', 'JY19901010012345', '************2345'],
    ['licenseNumber', '1234567', '*******'],
    ['licenseNumber', '12345678', '****5678'],
    ['birthDate', '1986-04-17', '1986'],
    ['birthDate', '1986-04-17T00:00:00Z', '1986'],
    ['birthDate', '17.4.1986', '****'],
    ['birthDate', '1986-04-171', '****'],
    ['birthDate', 'no 1986-04-17', '****'],
    ['hidden', 'anything', '***'],
    ['nosuch', 'anything', '***'],
    ['constructor', 'anything', '***'],
  ])('%s of `%s` is `%s`', (mask, value, shown) => {
    expect(applyMask(mask, value)).toBe(shown);
  });

  /** Values of the form that masks expect, and dirty ones. */
  const values = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'张王欧阳司马敏三小𠮷·󠄀'), maxLength: 6 }),
    fc.stringMatching(/^[1-9]\d{5}(19|20)\d{9}[\dX]$/),
    fc.stringMatching(/^1[3-9]\d{9}$/),
    fc.stringMatching(/^(19|20)\d\d-[01]\d-[0-3]\d$/),
    fc.stringMatching(/^[a-z]{1,4}@[a-z]{1,4}\.cn$/),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );

  test.each(Object.keys(maskOrder) as MaskName[])('%s never shows the whole of a value, and never throws', (mask) => {
    fc.assert(
      fc.property(values, (value) => {
        const shown = applyMask(mask, value);
        expect(shown === value && !/^\**$/.test(value)).toBe(false);
      }),
    );
  });

  const pairs = (Object.keys(maskOrder) as MaskName[]).flatMap((higher) =>
    (maskOrder[higher] as readonly MaskName[]).map((lower) => [lower, higher] as const),
  );

  test.each(pairs)('%s shows nothing that %s does not', (lower, higher) => {
    const byHigher = new Map<string, string>();
    fc.assert(
      fc.property(values, (value) => {
        const shown = applyMask(lower, value);
        const seen = byHigher.get(applyMask(higher, value)) ?? shown;
        byHigher.set(applyMask(higher, value), shown);
        expect(shown).toBe(seen);
      }),
      { numRuns: 300 },
    );
  });

  test('the declared order is transitive and has no circles', () => {
    for (const [higher, lowers] of Object.entries(maskOrder)) {
      for (const lower of lowers as readonly MaskName[]) {
        expect(maskOrder[lower]).not.toContain(higher);
        expect(lowers).toEqual(expect.arrayContaining([...maskOrder[lower]]));
      }
    }
  });

  test('long text takes no longer than it is', () => {
    const before = process.cpuUsage();
    for (const mask of Object.keys(maskOrder)) applyMask(mask, '云'.repeat(100_000));
    // Some 70 ms; each of ten masks that looked at all of it for each character would take seconds.
    expect(process.cpuUsage(before).user).toBeLessThan(10e6);
  });
});
