import type { XkRecord } from '../../hub/records';
import { toPermit } from './permit';

const record: XkRecord = {
  LX: 'XK',
  XK_BS: 'permit-1',
  XK_XDR_LB: '法人及非法人组织',
  XK_XDR_SHXYM: '91990101MA00TE5T2P',
  XK_XDR_BS: null,
  XK_WSH: '云许决〔2026〕1号',
  XK_XKLB: '核准',
  XK_XKZS: '食品经营许可证',
  XK_XKBH: 'JY1',
  XK_NR: '餐饮服务',
  XK_JDRQ: '2026/03/01',
  XK_YXQZ: '2026/03/02',
  XK_YXQZI: '2031/03/01',
  XK_XKJGDM: '11990000000000115K',
  XK_ZT: '0',
  XK_DZBS: 'address-1',
};

test('maps every field code to its field', () => {
  expect(toPermit(record)).toEqual({
    permitId: 'permit-1',
    decisionNo: '云许决〔2026〕1号',
    category: 'APPROVAL',
    certificateName: '食品经营许可证',
    permitNo: 'JY1',
    content: '餐饮服务',
    decidedOn: '2026-03-01',
    validFrom: '2026-03-02',
    validTo: '2031-03-01',
    status: 'NORMAL',
    authorityUscc: '11990000000000115K',
    subjectUscc: '91990101MA00TE5T2P',
    subjectPid: null,
    premisesAddressId: 'address-1',
  });
});

test.each([
  ['2099/12/31', null],
  ['2099-12-31', null],
  ['2099/12/30', '2099-12-30'],
  ['2026-01-02', '2026-01-02'],
  ['长期', null],
  ['2026/1/2', null],
  ['2026/01/02 00:00', null],
  [null, null],
])('reads the end of validity `%s` as %s', (text, validTo) => {
  expect(toPermit({ ...record, XK_YXQZI: text }).validTo).toBe(validTo);
});

test.each([
  ['普通', 'ORDINARY'],
  ['特许', 'CONCESSION'],
  ['认可', 'RECOGNITION'],
  ['核准', 'APPROVAL'],
  ['登记', 'REGISTRATION'],
  ['其他', 'OTHER'],
  ['新类别', null],
  [null, null],
])('reads the category `%s` as %s', (text, category) => {
  expect(toPermit({ ...record, XK_XKLB: text }).category).toBe(category);
});

test.each([
  ['0', 'NORMAL'],
  ['1', 'REVOKED'],
  ['2', 'DISPUTED'],
  ['3', 'OTHER'],
  ['4', null],
  [null, null],
])('reads the state `%s` as %s', (code, status) => {
  expect(toPermit({ ...record, XK_ZT: code }).status).toBe(status);
});

test('fields that the source leaves out are null', () => {
  const sparse = toPermit({ LX: 'XK', XK_BS: 'permit-1' } as XkRecord);
  expect(Object.entries(sparse).filter(([, value]) => value !== null)).toEqual([['permitId', 'permit-1']]);
});
