import type { LookupAddress } from 'node:dns';
import { EndpointError, readEndpoint } from '../../src/webhooks/endpoint.js';
import { checkedLookup, type NameService } from '../../src/webhooks/resolver.js';

test.each([
  'https://hooks.example.com/clausebook',
  'https://hooks.example.com',
  'https://hooks.example.com:443/a?token=b&c=%20',
  'https://hooks.example.com:8443/',
  'HTTPS://Hooks.Example.COM/x',
  'https://xn--mnchen-3ya.example/x',
  'https://8.8.8.8/x',
  'https://[2606:4700:4700::1111]/x',
])('%s may be sent to', (url) => {
  expect(readEndpoint(url, []).protocol).toBe('https:');
});

/** Everything here either leads inside, or is written so that somebody may read it as another address than we do. */
const HOSTILE: readonly (readonly [url: string, why: RegExp])[] = [
  // Loopback, in every spelling.
  ['https://localhost/', /inner network/],
  ['https://LOCALHOST/', /inner network/],
  ['https://hooks.localhost/', /inner network/],
  ['https://localhost./', /write the host as localhost/],
  ['https://127.0.0.1/', /loopback/],
  ['https://127.0.0.1:8443/', /loopback/],
  ['https://127.255.255.254/', /loopback/],
  ['https://127.1/', /write the host as 127\.0\.0\.1/],
  ['https://127.0.1/', /write the host as 127\.0\.0\.1/],
  ['https://2130706433/', /write the host as 127\.0\.0\.1/],
  ['https://0x7f000001/', /write the host as 127\.0\.0\.1/],
  ['https://0x7f.1/', /write the host as 127\.0\.0\.1/],
  ['https://017700000001/', /write the host as 127\.0\.0\.1/],
  ['https://0177.0.0.1/', /write the host as 127\.0\.0\.1/],
  ['https://127.0.0.1./', /write the host as 127\.0\.0\.1/],
  ['https://%31%32%37.0.0.1/', /write the host as 127\.0\.0\.1/],
  ['https://127%2e0%2e0%2e1/', /write the host as 127\.0\.0\.1/],
  ['https://①②⑦.⓪.⓪.①/', /write the host as 127\.0\.0\.1/],
  ['https://１２７.０.０.１/', /write the host as 127\.0\.0\.1/],
  ['https://127。0。0。1/', /write the host as 127\.0\.0\.1/],
  ['https://[::1]/', /loopback/],
  ['https://[0:0:0:0:0:0:0:1]/', /write the host as \[::1\]/],
  ['https://[::ffff:127.0.0.1]/', /write the host as \[::ffff:7f00:1\]/],
  ['https://[::ffff:7f00:1]/', /ipv4 mapped/],
  ['https://[::7f00:1]/', /reserved/],
  ['https://[64:ff9b::7f00:1]/', /no public address/],
  ['https://[2002:7f00:1::]/', /no public address/],
  ['https://[2001:0:7f00:1::1]/', /write the host|no public address/],
  // "Any" and the current network.
  ['https://0.0.0.0/', /unspecified/],
  ['https://0/', /write the host as 0\.0\.0\.0/],
  ['https://0.1.2.3/', /no public address/],
  ['https://[::]/', /unspecified/],
  // Private networks.
  ['https://10.0.0.1/', /private/],
  ['https://10.255.255.255/', /private/],
  ['https://172.16.0.1/', /private/],
  ['https://172.31.255.255/', /private/],
  ['https://192.168.1.1/', /private/],
  ['https://192.168.1/', /write the host as 192\.168\.0\.1/],
  ['https://3232235777/', /write the host as 192\.168\.1\.1/],
  ['https://100.64.0.1/', /carrier grade nat/],
  ['https://100.127.255.255/', /carrier grade nat/],
  ['https://[fc00::1]/', /unique local/],
  ['https://[fd12:3456:789a::1]/', /unique local/],
  ['https://[fe80::1]/', /link local/],
  ['https://[fe80::1%25eth0]/', /expected an address/],
  ['https://[fec0::1]/', /deprecated site local/],
  // Metadata of platforms.
  ['https://169.254.169.254/latest/meta-data/', /link local/],
  ['https://0xa9fea9fe/', /write the host as 169\.254\.169\.254/],
  ['https://2852039166/', /write the host as 169\.254\.169\.254/],
  ['https://[::ffff:a9fe:a9fe]/', /ipv4 mapped/],
  ['https://[fd00:ec2::254]/', /unique local/],
  ['https://100.100.100.200/', /carrier grade nat/],
  ['https://168.63.129.16/', /platform metadata/],
  ['https://192.0.0.192/', /reserved/],
  ['https://metadata.google.internal/', /inner network/],
  ['https://instance-data/', /inner network/],
  // Neither public nor private: multicast, broadcast, documentation, benchmarks, the future.
  ['https://224.0.0.1/', /multicast/],
  ['https://239.255.255.250/', /multicast/],
  ['https://255.255.255.255/', /broadcast/],
  ['https://240.0.0.1/', /reserved/],
  ['https://198.18.0.1/', /reserved/],
  ['https://192.0.2.1/', /reserved/],
  ['https://203.0.113.7/', /reserved/],
  ['https://192.88.99.1/', /reserved/],
  ['https://[ff02::1]/', /multicast/],
  ['https://[2001:db8::1]/', /reserved/],
  ['https://[100::1]/', /discard/],
  ['https://[4000::1]/', /reserved/],
  // Names of inner networks.
  ['https://intranet/', /inner network/],
  ['https://db.local/', /inner network/],
  ['https://router.lan/', /inner network/],
  ['https://vault.corp/', /inner network/],
  ['https://nas.home.arpa/', /inner network/],
  // Who is meant? Readers differ.
  ['https://user@hooks.example.com/', /user or password/],
  ['https://user:secret@hooks.example.com/', /user or password/],
  ['https://@hooks.example.com/', /user or password/],
  ['https://hooks.example.com@127.0.0.1/', /user or password/],
  ['https://hooks.example.com:443@127.0.0.1/', /user or password/],
  ['https://hooks.example.com\\@127.0.0.1/', /expected an address/],
  ['https:\\\\127.0.0.1/', /expected an address/],
  ['https:127.0.0.1/', /expected an address/],
  ['https:/127.0.0.1/', /expected an address/],
  ['https:///127.0.0.1/', /write the host as 127\.0\.0\.1/],
  ['//127.0.0.1/', /expected an address/],
  ['https://hooks.example.com/#@127.0.0.1', /user or password|"#"/],
  ['https://hooks.example.com#', /"#"/],
  ['https://hooks.example.com./', /write the host as hooks\.example\.com/],
  ['https://ⓗooks.example.com/', /write the host as hooks\.example\.com/],
  ['https://hooks.exa\u00admple.com/', /write the host as hooks\.example\.com/],
  ['https://hooks.example.com\t/', /expected an address/],
  ['https://hooks.example.com\r\nhost: evil/', /expected an address/],
  [' https://hooks.example.com/', /expected an address/],
  ['https://', /expected an address/],
  ['https://[::1/', /expected an address/],
  ['https://256.1.1.1/', /expected an address/],
  // Other schemes and ports.
  ['http://hooks.example.com/', /expected https/],
  ['http://127.0.0.1:3000/', /loopback/],
  ['ftp://hooks.example.com/', /expected an address/],
  ['file:///etc/passwd', /expected an address/],
  ['gopher://127.0.0.1:6379/_INFO', /expected an address/],
  ['data:text/plain,hello', /expected an address/],
  ['javascript:alert(1)', /expected an address/],
  ['https://hooks.example.com:22/', /expected the port/],
  ['https://hooks.example.com:6379/', /expected the port/],
  ['https://hooks.example.com:80/', /expected the port/],
  ['https://8.8.8.8:9200/', /public address|expected the port/],
  ['https://hooks.example.com:99999/', /expected an address/],
];

test.each(HOSTILE)('%s is not sent to', (url, why) => {
  const reading = () => readEndpoint(url, []);
  expect(reading).toThrow(EndpointError);
  expect(reading).toThrow(why);
});

describe('With networks of our own', () => {
  const OWN = ['127.0.0.0/8', '10.20.0.0/16'];

  test.each(['http://127.0.0.1:4000/x', 'https://10.20.3.4:9000/x', 'https://hooks.corp:9000/x', 'https://tickets/x'])(
    '%s may be sent to',
    (url) => {
      expect(readEndpoint(url, OWN).href).toBe(url);
    },
  );

  test.each([
    ['http://10.20.3.4/x', /expected https/],
    ['http://hooks.example.com/x', /expected https/],
    ['https://10.21.0.1/x', /private/],
    ['https://192.168.1.1/x', /private/],
    ['https://169.254.169.254/', /link local/],
    ['https://[::1]/', /loopback/],
    ['https://[::ffff:7f00:1]/', /ipv4 mapped/],
    ['https://8.8.8.8:9200/', /public address/],
    ['https://2130706433/', /write the host as/],
  ])('%s is not', (url, why) => {
    expect(() => readEndpoint(url, OWN)).toThrow(why);
  });
});

describe('A name is resolved, checked and connected to in one', () => {
  const HOOKS = new URL('https://hooks.example.com/');

  /** Where the connection would go, and how often the name was asked for. */
  async function lookedUp(answers: readonly string[], url = HOOKS, networks: readonly string[] = []) {
    let asked = 0;
    const names = { addressesOf: () => Promise.resolve((asked++, answers)) } as unknown as NameService;
    const addresses = await new Promise<LookupAddress[]>((resolve, reject) =>
      checkedLookup(names, url, networks)(url.hostname, { all: true }, (error, found) =>
        error === null ? resolve(found as LookupAddress[]) : reject(error),
      ),
    );
    return { addresses: addresses.map(({ address }) => address), asked };
  }

  test('it is asked for once, and only the public ones of its addresses are connected to', async () => {
    expect(await lookedUp(['8.8.8.8', '2606:4700::1111'])).toEqual({
      addresses: ['8.8.8.8', '2606:4700::1111'],
      asked: 1,
    });
    expect(await lookedUp(['10.0.0.1', '8.8.8.8', '::1', '169.254.169.254'])).toEqual({
      addresses: ['8.8.8.8'],
      asked: 1,
    });
  });

  test.each([
    [['127.0.0.1'], 'hooks.example.com is not sent to: 127.0.0.1 is no public address (loopback)'],
    [['169.254.169.254', 'fd00:ec2::254'], 'fd00:ec2::254 is no public address (unique local)'],
    [['::ffff:10.0.0.1'], 'is no public address (ipv4 mapped)'],
    [['0.0.0.0'], 'is no public address (unspecified)'],
    [[], 'hooks.example.com has no address'],
  ])('where it leads to %j it is not connected to', async (answers, why) => {
    await expect(lookedUp(answers)).rejects.toThrow(why);
  });

  test('on a port of our own networks it leads there or nowhere', async () => {
    const url = new URL('https://hooks.example.com:9000/');
    const own = ['10.20.0.0/16'];
    expect((await lookedUp(['10.20.3.4', '8.8.8.8'], url, own)).addresses).toEqual(['10.20.3.4']);
    await expect(lookedUp(['8.8.8.8'], url, own)).rejects.toThrow('only https on 443 or 8443 is sent');
  });
});
