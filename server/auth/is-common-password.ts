/** Whether everybody's first guesses include this password, whatever its case and trailing digits. */
export function isCommonPassword(password: string): boolean {
  const folded = password.toLowerCase();
  if (new Set(folded).size <= 2) return true;
  return common.has(folded) || common.has(folded.replace(/[\d!.?]+$/, ''));
}

// The heads of published breach lists, of the length that we accept.
const common = new Set(
  `12345678 123456789 1234567890 12345678910 123123123 11223344 1q2w3e4r 1q2w3e4r5t 1qaz2wsx
1qaz2wsx3edc qwertyui qwertyuiop qwerty qwerty123 qwerty1234 asdfghjk asdfghjkl zxcvbnm zxcvbnm,
q1w2e3r4 q1w2e3r4t5 qazwsxedc qazwsx azertyuiop qwertz qwertzuiop abcd1234 abc12345 abcdefgh
abcdefghi a1b2c3d4 aa123456 a1234567 a12345678 password passwort passw0rd p@ssword p@ssw0rd
pa55word password! motdepasse contraseña wachtwoord senha123 iloveyou iloveyou! iloveu trustno1
sunshine princess football baseball basketball superman batman starwars pokemon dragon monkey
letmein letmein! welcome welcome! whatever computer internet samsung google facebook michael
jennifer jordan23 michelle charlie victoria benjamin alexander elizabeth christian corvette
mercedes maverick midnight hello123 helloworld administrator admin123 admin1234 adminadmin
rootroot changeme changeit default1 guest123 test1234 testtest testing123 secret123 secretsecret
master12 shadow12 killer12 87654321 987654321 0987654321 9876543210 147258369 159753456 789456123
741852963 00000000 11111111 22222222 88888888 99999999 12341234 12121212 13131313 69696969
liverpool chelsea1 arsenal1 manchester barcelona realmadrid juventus cricket1 butterfly chocolate
cookie12 flower12 summer12 winter12 spring12 autumn12 january1 december evenkeel evenkeel123`.split(
    /\s+/,
  ),
);
