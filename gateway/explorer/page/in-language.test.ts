const { inLanguage } = require('./in-language.mjs') as {
  inLanguage: (text: string | undefined, language: 'zh' | 'en') => string | undefined;
};

describe('inLanguage', () => {
  it('finds the half in the language, in either order and with names of the other in it', () => {
    const name = 'psb 云州省公安厅 / Yunzhou Department of Public Security';
    expect(inLanguage(name, 'zh')).toBe('psb 云州省公安厅');
    expect(inLanguage(name, 'en')).toBe('Yunzhou Department of Public Security');
    const sentence = 'Apply to 公安厅 for an agreement. / 请向公安厅申请 sharegraph 共享协议。';
    expect(inLanguage(sentence, 'zh')).toBe('请向公安厅申请 sharegraph 共享协议。');
    expect(inLanguage(sentence, 'en')).toBe('Apply to 公安厅 for an agreement.');
  });

  it('leaves what stands in one language only', () => {
    expect(inLanguage('公安', 'en')).toBe('公安');
    expect(inLanguage('a / b / c', 'zh')).toBe('a / b / c');
    expect(inLanguage(undefined, 'zh')).toBeUndefined();
  });
});
