/**
 * Loaded into every Node process of a watched program (`node --require`, by NODE_OPTIONS, which children inherit): notes
 * each process that runs, and each connection, datagram and name look-up that leaves loopback, and lets none of
 * those happen. One JSON object a line, in the file that WATCHED_CONNECTIONS names.
 */
const childProcess = require('node:child_process');
const dgram = require('node:dgram');
const dns = require('node:dns');
const fs = require('node:fs');
const net = require('node:net');

const file = process.env.WATCHED_CONNECTIONS;
const note = (what, target) =>
  fs.appendFileSync(file, `${JSON.stringify({ pid: process.pid, what, target: String(target) })}\n`);

const loopback = new net.BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether a name or an address is this machine's own loopback; no name but localhost is. */
function stays(host) {
  if (host === undefined || host === null || host === '' || host === 'localhost') return true;
  const family = net.isIP(host);
  return family !== 0 && loopback.check(host, family === 6 ? 'ipv6' : 'ipv4');
}

function refusal(what, target) {
  return Object.assign(new Error(`watched: ${what} to ${target} was not let through`), { code: 'ENETUNREACH' });
}

note('process', process.argv.slice(1).join(' '));

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function watchedConnect(...given) {
  // Node's own callers pass the normalised arguments as one array.
  const args = Array.isArray(given[0]) ? given[0] : given;
  const options = typeof args[0] === 'object' && args[0] !== null ? args[0] : { host: args[1] };
  const host = typeof options.host === 'function' ? undefined : options.host;
  const unix = options.path || (typeof args[0] === 'string' && Number.isNaN(Number(args[0])));
  if (unix || stays(host)) return connect.apply(this, given);
  const target = `${host}:${options.port ?? args[0]}`;
  note('connect', target);
  process.nextTick(() => this.destroy(refusal('connect', target)));
  return this;
};

/** A look-up by callback, or by promise where none is given. */
function watch(holder, name, promised) {
  const original = holder[name];
  if (typeof original !== 'function') return;
  holder[name] = function watchedLookup(...args) {
    const target = args[0];
    if (name.startsWith('lookup') && stays(target)) return original.apply(this, args);
    note(`dns.${name}`, target);
    const error = refusal(`dns.${name}`, target);
    if (promised) return Promise.reject(error);
    process.nextTick(args.at(-1), error);
    return undefined;
  };
}
const lookups = (holder) => Object.keys(holder).filter((name) => /^(lookup|resolve|reverse)/.test(name));
const methods = (prototype) => Object.getOwnPropertyNames(prototype).filter((name) => /^(resolve|reverse)/.test(name));
for (const name of lookups(dns)) watch(dns, name, false);
for (const name of lookups(dns.promises)) watch(dns.promises, name, true);
for (const name of methods(dns.Resolver.prototype)) watch(dns.Resolver.prototype, name, false);
for (const name of methods(dns.promises.Resolver.prototype)) watch(dns.promises.Resolver.prototype, name, true);

for (const name of ['send', 'connect']) {
  const original = dgram.Socket.prototype[name];
  dgram.Socket.prototype[name] = function watchedDatagram(...args) {
    const host = args.findLast((arg) => typeof arg === 'string');
    if (stays(host)) return original.apply(this, args);
    note(`dgram.${name}`, host);
    process.nextTick(() => this.emit('error', refusal(`dgram.${name}`, host)));
    return undefined;
  };
}

// A Node process that is started without this file would be unwatched.
const { spawn } = childProcess.ChildProcess.prototype;
childProcess.ChildProcess.prototype.spawn = function watchedSpawn(options) {
  const node = options.file === process.execPath || /(^|\/)node$/.test(options.file);
  const passes = (options.envPairs ?? []).some((pair) => pair.startsWith('NODE_OPTIONS=') && pair.includes(__filename));
  if (node && !passes) note('unwatched child', options.args.join(' '));
  return spawn.call(this, options);
};
