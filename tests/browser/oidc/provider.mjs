// A real OpenID provider for the tests (npm: oidc-provider). Whoever types a name at it is that person.
// node provider.mjs PORT REDIRECT_URI
import Provider from 'oidc-provider';

const [port, redirectUri] = process.argv.slice(2);
const groups = {'ada@example.com': ['family'], 'eve@elsewhere.test': ['family']};

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{client_id: 'dash-to-do', client_secret: 'a secret for tests', redirect_uris: [redirectUri]}],
  claims: {openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'preferred_username'], groups: ['groups']},
  scopes: ['openid', 'email', 'profile', 'groups'],
  pkce: {required: () => true},
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({sub: id, email: id, email_verified: !id.startsWith('unverified'), groups: groups[id] ?? []}),
  }),
});
provider.listen(port, '127.0.0.1', () => console.log('ready'));
