import { Bar } from './bar.mjs';
import { labels } from './labels.mjs';
import { Refusals } from './refusals.mjs';
import { sameScope } from './same-scope.mjs';
import { sandboxFetcher } from './sandbox-fetcher.mjs';
import { scopeOfItem, scopeOfPersona } from './scope.mjs';
import { TabLeaves } from './tab-leaves.mjs';

const { createElement: h, useMemo, useRef, useState } = window.React;
const { GraphiQL, ReactDOM } = window;

/** Personas whose answers to one operation are worth comparing, by the operation's id. */
const readersOf = { 'four-readers': ['psb', 'education', 'ride-platform'] };

function Explorer({ session }) {
  const tabs = useMemo(() => tabsOf(session), [session]);
  const [language, setLanguage] = useState(navigator.language.startsWith('zh') ? 'zh' : 'en');
  const [scope, setScope] = useState(tabs[0].scope);
  const [active, setActive] = useState({ id: null, name: tabs[0].name });
  const [outcomes, setOutcomes] = useState({});
  const latest = useRef({});
  latest.current = { scope, active, language };

  const fetcher = useMemo(
    () =>
      sandboxFetcher(
        () => latest.current.scope,
        (outcome) => setOutcomes((all) => ({ ...all, [latest.current.active.id]: outcome })),
        (status) => labels[latest.current.language].noAnswer(status),
      ),
    [],
  );
  const defaultTabs = useMemo(() => tabs.map(({ query, variables }) => ({ query, variables })), [tabs]);
  const storage = useMemo(memoryStorage, []);

  function changeTab({ tabs: opened, activeTabIndex }) {
    const { id, operationName, query } = opened[activeTabIndex];
    if (id === latest.current.active.id) return;
    const name = operationName ?? operationNameIn(query ?? '');
    const tab = tabs.find((each) => each.name === name);
    // The first report is of the tab that the page opened with.
    if (tab && latest.current.active.id !== null) setScope(tab.scope);
    setActive({ id, name });
  }

  document.documentElement.lang = language;
  const tab = tabs.find(({ name }) => name === active.name);
  const outcome = outcomes[active.id] ?? null;
  // Another reader would get another answer: this one must not be taken for theirs.
  const isOld = outcome !== null && !sameScope(outcome.scope, scope);
  return h(
    window.React.Fragment,
    null,
    h(Bar, {
      session,
      scope,
      language,
      readers: (readersOf[tab?.id] ?? []).filter((id) => session.personas.some((persona) => persona.id === id)),
      onScope: setScope,
      onPersona: (id) => setScope(scopeOfPersona(session, id)),
      onLanguage: () => setLanguage(language === 'zh' ? 'en' : 'zh'),
    }),
    h(
      'main',
      { className: isOld ? 'sg-old' : '' },
      h(
        GraphiQL,
        {
          fetcher,
          defaultTabs,
          // GraphiQL takes the first tab's query from its tabs, but not its variables.
          variables: tabs[0].variables,
          storage,
          onTabChange: changeTab,
          shouldPersistHeaders: false,
          isHeadersEditorEnabled: false,
          defaultEditorToolsVisibility: 'variables',
        },
        h(GraphiQL.Logo, null, h('span', { className: 'sg-logo' })),
        h(
          GraphiQL.Footer,
          null,
          h(TabLeaves),
          h(Refusals, { outcome, asked: isOld ? personaIn(session, outcome.scope, language) : null, language }),
        ),
      ),
    ),
  );
}

/** One tab an operation, the comparison of readers first; each knows the scope that it is usually run in. */
function tabsOf(session) {
  return session.operations
    .toSorted((a, b) => Number(b.id in readersOf) - Number(a.id in readersOf))
    .map(({ id, query, variables }) => {
      const item = session.items.find((each) => each.id === id);
      const persona = scopeOfPersona(session, readersOf[id]?.[0] ?? item?.persona);
      const scope = item ? scopeOfItem(persona, item.code) : persona;
      return { id, query, variables: JSON.stringify(variables, null, 2), name: operationNameIn(query), scope };
    });
}

function operationNameIn(query) {
  return /\b(?:query|mutation)\s+(\w+)/.exec(query)?.[1] ?? null;
}

function personaIn(session, scope, language) {
  const { label } = session.personas.find(({ id }) => id === scope.persona);
  const item = session.items.find(({ code }) => code === scope.item);
  return [label[language], item?.id].filter(Boolean).join(' · ');
}

/** What is typed here may name people: it goes with the page and never into the browser's storage. */
function memoryStorage() {
  const kept = new Map();
  return {
    get length() {
      return kept.size;
    },
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  };
}

const root = ReactDOM.createRoot(document.getElementById('explorer'));
try {
  const response = await fetch('/explorer/session');
  root.render(h(Explorer, { session: await response.json() }));
} catch (error) {
  root.render(
    h(
      'p',
      { className: 'sg-waiting', role: 'alert' },
      `${labels.zh.unreachable} · ${labels.en.unreachable}: ${error.message}`,
    ),
  );
}
