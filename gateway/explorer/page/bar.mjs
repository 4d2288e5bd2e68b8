import { labels } from './labels.mjs';
import { scopeOfItem } from './scope.mjs';

const { createElement: h } = window.React;

/**
 * Who asks, for what: the bar above the editor.
 * @param session what `/explorer/session` answered
 * @param scope `{ persona, item, case, consent }`
 * @param readers personas that the operation of this tab is worth asking as, or none
 */
export function Bar({ session, scope, readers, language, onScope, onPersona, onLanguage }) {
  const text = labels[language];
  const item = session.items.find(({ code }) => code === scope.item);
  return h(
    'header',
    { className: 'sg-bar' },
    h(
      'div',
      { className: 'sg-brand' },
      h('img', { src: '/explorer/assets/icon.svg', alt: '', width: 26, height: 26 }),
      h('div', null, h('h1', null, 'sharegraph'), h('p', null, text.title)),
    ),
    field(
      text.persona,
      h(
        'select',
        { id: 'sg-persona', value: scope.persona, onChange: (event) => onPersona(event.target.value) },
        session.personas.map(({ id, label }) => h('option', { key: id, value: id }, `${label[language]} · ${id}`)),
      ),
      'sg-persona',
    ),
    field(
      text.item,
      h(
        'select',
        {
          id: 'sg-item',
          value: scope.item ?? '',
          onChange: (event) => onScope(scopeOfItem(scope, event.target.value || null)),
        },
        h('option', { value: '' }, text.noItem),
        session.items.map(({ id, code, label }) => h('option', { key: code, value: code }, `${id} ${label[language]}`)),
      ),
      'sg-item',
    ),
    field(
      text.case,
      h('input', {
        id: 'sg-case',
        value: scope.case ?? '',
        placeholder: text.noCase,
        disabled: !scope.item,
        spellCheck: false,
        autoComplete: 'off',
        maxLength: 43,
        onChange: (event) => onScope({ ...scope, case: event.target.value.trim() || null }),
      }),
      'sg-case',
    ),
    session.consent && item?.requiresConsent
      ? h(
          'label',
          { className: 'sg-consent', title: text.consentHint },
          h('input', {
            type: 'checkbox',
            id: 'sg-consent',
            checked: scope.consent,
            onChange: (event) => onScope({ ...scope, consent: event.target.checked }),
          }),
          text.consent,
        )
      : null,
    readers.length > 0 ? h(Readers, { session, scope, readers, language, onScope, onPersona }) : null,
    h(
      'button',
      { type: 'button', className: 'sg-language', lang: language === 'zh' ? 'en' : 'zh', onClick: onLanguage },
      text.language,
    ),
  );
}

function Readers({ session, scope, readers, language, onScope, onPersona }) {
  const text = labels[language];
  const chip = (key, pressed, label, onClick) =>
    h('button', { key, type: 'button', className: 'sg-chip', 'aria-pressed': pressed, onClick }, label);
  return h(
    'div',
    { className: 'sg-readers', role: 'group', 'aria-label': text.readers },
    readers.map((id) => {
      const persona = session.personas.find((each) => each.id === id);
      const pressed = scope.persona === id && scope.item === persona.item;
      return chip(id, pressed, persona.label[language], () => onPersona(id));
    }),
    chip('none', scope.item === null, text.noItem, () => onScope(scopeOfItem(scope, null))),
  );
}

function field(label, control, id) {
  return h('div', { className: `sg-field ${id}` }, h('label', { htmlFor: id }, label), control);
}
