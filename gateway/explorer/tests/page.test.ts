import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium } from './find-chromium';
import { sampleSession } from './sample-session';
import { type StubGateway, startStubGateway } from './stub-gateway';

/** A browser on two busy cores takes its time. */
const patienceMs = 100_000;
const executablePath = findChromium();
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

(executablePath ? describe : describe.skip)('the explorer in a browser', () => {
  const profile = mkdtempSync(join(tmpdir(), 'explorer-'));
  let gateway: StubGateway;
  let browser: BrowserContext;
  let page: Page;
  const complaints: string[] = [];
  const outside: string[] = [];

  beforeAll(async () => {
    gateway = await startStubGateway();
    browser = await chromium.launchPersistentContext(profile, {
      executablePath: executablePath!,
      args: flags,
      locale: 'zh-CN',
      viewport: { width: 1440, height: 900 },
      timeout: patienceMs,
    });
    page = await browser.newPage();
    page.setDefaultTimeout(patienceMs);
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(`${gateway.url}/`) && !request.url().startsWith('data:'))
        outside.push(request.url());
    });
    await page.goto(`${gateway.url}/`);
    await page.waitForSelector('.graphiql-tab-button');
  });
  afterAll(async () => {
    await browser?.close();
    await gateway?.close();
    rmSync(profile, { recursive: true, force: true });
  });

  /** Runs the operation, and waits until the page knows its answer. */
  const run = async () => {
    const idle = '.graphiql-execute-button[aria-label^="Execute"]';
    const before = gateway.asked.length;
    const answered = page.waitForResponse(() => gateway.asked.length > before);
    await page.click(idle);
    await answered;
    await page.waitForSelector(idle);
  };
  const tab = (name: string) => page.click(`.graphiql-tab-button:text-is("${name}")`);
  const values = async () =>
    Promise.all(['#sg-persona', '#sg-item', '#sg-case'].map((control) => page.inputValue(control)));

  it('opens on the comparison of readers, with every ready operation as a tab and its variables filled in', async () => {
    expect(page.url()).toBe(`${gateway.url}/explorer`);
    await page.locator('.graphiql-tab-button').nth(3).waitFor();
    const names = await page.locator('.graphiql-tab-button').allInnerTexts();
    expect(names).toEqual(['FourReaders', 'S07MoveIn', 'S10Assistance', 'S06Discipline']);
    await page.waitForSelector('.graphiql-editor-tool :text("990101198604170244")');
  });

  it('sends what the bar shows: token, item and case of the persona', async () => {
    await page.selectOption('#sg-persona', 'education');
    const item = sampleSession.items[0]!.code;
    expect(await values()).toEqual(['education', item, `${item}202611200001`]);
    await run();
    await page.waitForSelector('.sg-refusals article');
    expect(gateway.asked.at(-1)).toMatchObject({
      authorization: 'Bearer sandbox.education',
      'x-share-item': item,
      'x-share-case': `${item}202611200001`,
    });
  });

  it('explains each refusal below the answer, and any other error with its code', async () => {
    const panel = page.locator('.sg-refusals');
    expect(await panel.locator('h2').innerText()).toBe('3 个字段被拒绝');
    const second = await panel.locator('article').nth(1).innerText();
    for (const told of [
      'person.isAdult',
      '超出事项范围',
      'outside_item',
      '无条件共享',
      '公安',
      'Person.isAdult',
      '申请',
    ])
      expect(second).toContain(told);
    expect(second).not.toContain('Yunzhou');
    expect(await panel.locator('.sg-fault').innerText()).toContain('DEPARTMENT_TIMEOUT');
    expect(await panel.locator('.sg-trace').innerText()).toContain('审计回执 #42');
  });

  it('marks refused fields where they were asked for, and selects the one that is clicked', async () => {
    const marked = page.locator('.graphiql-query-editor .sg-refused');
    await marked.nth(2).waitFor();
    expect(await marked.allInnerTexts()).toEqual(['idNumber', 'isAdult', 'typeName']);
    await page.click('.sg-path:text-is("person.licenses.typeName")');
    // The editor is CodeMirror 5, which keeps itself on its element.
    const selected = await page.evaluate(
      "document.querySelector('.graphiql-query-editor .CodeMirror').CodeMirror.getSelection()",
    );
    expect(selected).toBe('typeName');
  });

  it('takes the marks away when the query changes', async () => {
    await page.keyboard.type('status');
    await page.waitForSelector('.graphiql-query-editor .sg-refused', { state: 'detached' });
  });

  it('compares readers at a click, the one without an item too', async () => {
    await page.click('.sg-chip:last-of-type');
    expect(await values()).toEqual(['education', '', '']);
    await run();
    await page.waitForSelector('.sg-refusals :text("item_required")');
    expect(gateway.asked.at(-1)).not.toHaveProperty('x-share-item');
    await page.click('.sg-chip:text-is("公安")');
    await run();
    await page.waitForSelector('.sg-refusals h2.sg-none');
    expect(await page.innerText('.sg-refusals h2')).toBe('没有字段被拒绝');
  });

  it('does not show one reader’s answer as another’s', async () => {
    await page.click('.sg-chip:text-is("教育")');
    expect(await page.innerText('.sg-refusals')).toMatch(/以“公安.*”身份得到的应答/);
    expect(await page.locator('.sg-refusals h2').count()).toBe(0);
    const seen = () => page.evaluate<string>("getComputedStyle(document.querySelector('.result-window')).opacity");
    expect(await seen()).toBe('0.35');
    await run();
    await page.waitForSelector('.sg-refusals h2.sg-some');
    expect(await seen()).toBe('1');
    await page.click('.sg-chip:text-is("公安")');
  });

  it('takes on persona and item of the operation whose tab is opened, though it be not the first of that persona', async () => {
    await tab('S06Discipline');
    const item = sampleSession.items[3]!.code;
    await page.waitForFunction(`document.querySelector('#sg-item').value === '${item}'`);
    expect(await values()).toEqual(['psb', item, `${item}202611200001`]);
    await tab('S10Assistance');
    await page.waitForFunction("document.querySelector('#sg-persona').value === 'civil-affairs'");
  });

  it('attaches a consent of those in the variables, where the item asks for one and the visitor wants it', async () => {
    await run();
    await page.waitForSelector('.sg-refusals h2.sg-none');
    expect(gateway.asked.at(-1)).not.toHaveProperty('x-share-consent');
    await page.check('#sg-consent');
    await run();
    expect(gateway.asked.at(-1)).toMatchObject({ 'x-share-consent': 'consent-of-1' });
  });

  it('speaks English when asked', async () => {
    await page.click('.sg-language');
    expect(await page.innerText('label[for="sg-persona"]')).toBe('Persona');
    expect(await page.getAttribute('html', 'lang')).toBe('en');
  });

  it('can be reached by keyboard in reading order', async () => {
    await page.focus('#sg-persona');
    const order: string[] = [];
    for (let step = 0; step < 4; step++) {
      await page.keyboard.press('Tab');
      order.push(await page.evaluate<string>('document.activeElement.id || document.activeElement.className'));
    }
    expect(order).toEqual(['sg-item', 'sg-case', 'sg-consent', 'sg-language']);
  });

  it('lets the keyboard out of its editors', async () => {
    await page.focus('.graphiql-query-editor textarea');
    const places: string[] = [];
    const inEditor = () =>
      page.evaluate<boolean>("document.activeElement.closest('.graphiql-query-editor .CodeMirror') !== null");
    expect(await inEditor()).toBe(true);
    await page.keyboard.press('Tab');
    expect(await inEditor()).toBe(false);
    for (let step = 0; step < 40 && !places.includes('body'); step++) {
      places.push(await page.evaluate<string>('document.activeElement.tagName.toLowerCase()'));
      await page.keyboard.press('Tab');
    }
    expect(places).toContain('button');
    await page.focus('.graphiql-query-editor textarea');
    await page.keyboard.press('Shift+Tab');
    expect(await inEditor()).toBe(false);
  });

  it('keeps the whole page in the window, a long list of refusals scrolling in its place', async () => {
    await tab('FourReaders');
    await page.selectOption('#sg-persona', 'civil-affairs');
    await run();
    await page.waitForFunction("document.querySelectorAll('.sg-refusals article').length === 20");
    const panel = await page.locator('.graphiql-footer').boundingBox();
    const editor = await page.locator('.graphiql-editors').boundingBox();
    expect(panel!.height).toBeGreaterThan(100);
    expect(panel!.y + panel!.height).toBeLessThanOrEqual(900);
    expect(editor!.y + editor!.height).toBeLessThanOrEqual(900);
  });

  it('stacks the panes in a narrow window, where every chip holds its label and nothing lies over another', async () => {
    await page.setViewportSize({ width: 420, height: 900 });
    const controls = page.locator('.sg-chip, .sg-language, .sg-field, .sg-brand');
    const spilled =
      "[...document.querySelectorAll('.sg-chip')].filter((it) => it.scrollHeight > it.clientHeight).length";
    expect(await page.evaluate(spilled)).toBe(0);
    const boxes = await Promise.all((await controls.all()).map((each) => each.boundingBox()));
    for (const [at, a] of boxes.entries())
      for (const b of boxes.slice(at + 1))
        expect(
          a!.x + a!.width <= b!.x || b!.x + b!.width <= a!.x || a!.y + a!.height <= b!.y || b!.y + b!.height <= a!.y,
        ).toBe(true);
    const width = async (of: string) => (await page.locator(of).boundingBox())!.width;
    expect(await width('.graphiql-query-editor .CodeMirror')).toBeGreaterThan(250);
    expect(await width('.graphiql-response .CodeMirror')).toBeGreaterThan(330);
    expect(await page.evaluate('document.querySelector("#explorer").scrollWidth')).toBeLessThanOrEqual(420);
    const last = page.locator('.sg-refusals article').last();
    await last.scrollIntoViewIfNeeded();
    const [box, answer] = [
      await last.boundingBox(),
      await page.locator('.graphiql-response .CodeMirror').boundingBox(),
    ];
    expect(box!.y).toBeGreaterThan(answer!.y + answer!.height);
    expect(box!.y + box!.height).toBeLessThanOrEqual(900);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('says plainly that the gateway cannot be reached, or that something else answers for it', async () => {
    const told = async (sentence: string) => {
      await page.click('.graphiql-execute-button');
      await page.waitForSelector(`.sg-refusals h2.sg-some:has-text("${sentence}")`);
      const pane = await page.innerText('.graphiql-response .result-window');
      expect(pane).toContain(sentence);
      expect(pane).not.toMatch(/stack|fetch|\.m?js/);
      expect(await page.locator('.sg-refusals article').count()).toBe(0);
    };
    const paths = /\/graphql$|\/explorer\/session$/;
    await page.route(paths, (route) => route.abort());
    await told('The gateway cannot be reached');
    await page.unroute(paths);
    await page.route(paths, (route) => route.fulfill({ status: 502, contentType: 'text/html', body: '<p>Bad</p>' }));
    await told('answered with status 502');
    await page.unroute(paths);
    // The browser itself says that it could not load them.
    for (const complaint of complaints.splice(0))
      expect(complaint).toMatch(/^Failed to load resource: .*(ERR_FAILED|502)/);
    await run();
    await page.waitForSelector('.sg-refusals article');
  });

  it('opens the settings within its security policy, in a narrow window too', async () => {
    for (const width of [420, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await page.click('[aria-label="Open settings dialog"]');
      await page.waitForSelector('.graphiql-dialog');
      await page.keyboard.press('Escape');
      await page.waitForSelector('.graphiql-dialog', { state: 'detached' });
      expect(complaints).toEqual([]);
    }
  });

  it('asked nobody but the gateway, broke no rule of its security policy, and left nothing in the browser', async () => {
    expect(outside).toEqual([]);
    expect(complaints).toEqual([]);
    expect(await page.evaluate('localStorage.length + sessionStorage.length + document.cookie.length')).toBe(0);
    expect(page.url()).toBe(`${gateway.url}/explorer`);
  });
});
