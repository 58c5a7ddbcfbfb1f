/** What people try first here, in small letters: sequences, keyboard runs, love numbers, the word itself. */
export const commonPasswords: ReadonlySet<string> = new Set([
  '123456', '12345678', '123456789', '1234567890', '12345678910', '123123123', '111111111', '1111111111', '000000000',
  '0000000000', '987654321', '0987654321', '123321123321', '1234512345', '123456123456', '112233445566', '147258369',
  '1472583690', '159357258', '741852963', '789456123', '520131420', '5201314520', '1314520520', '1314521521', 'a123456',
  'a123456789', 'a1234567', 'aa123456', 'aa123456789', 'abc123456', 'abc123456789', 'abcd1234', 'abcd12345', 'abcd123456',
  'qq123456', 'qq123456789', 'w123456789', 'z123456789', 'zxc123456', 'asd123456', 'qwe123456', 'qwer1234', 'qwer12345',
  '1q2w3e4r', '1q2w3e4r5t', '1qaz2wsx', '1qaz2wsx3edc', '1qaz@wsx', '1qaz@wsx3edc', 'q1w2e3r4', 'q1w2e3r4t5', 'qazwsxedc',
  'qazwsx', 'qwerty', 'qwertyui', 'qwertyuiop', 'qwerty123', 'asdfghjkl', 'asdfgh', 'zxcvbnm', 'zxcvbnm123', 'asdf1234',
  'password', 'passwd', 'passw0rd', 'p@ssw0rd', 'p@ssword', 'password1', 'password123', 'admin', 'admin123', 'admin888',
  'admin888888', 'administrator', 'root', 'root123', 'test', 'test1234', 'test123456', 'guest', 'welcome', 'letmein', 'login',
  'changeme', 'default', 'secret', 'master', 'superman', 'iloveyou', 'sunshine', 'princess', 'monkey', 'dragon', 'football',
  'baseball', 'woaini', 'woaini1314', 'woaini520', 'woaini521', 'woaini123', 'wodemima', 'mima1234', 'mima123456', 'tongxin',
  'tongxin123', 'gonghui', 'gonghui123', 'university', 'zhejiang', 'hangzhou', 'teacher', 'laoshi', 'jiaoshi', 'china',
  'zhongguo', 'beijing', 'shanghai', 'computer', 'internet', 'google', 'huawei', 'xiaomi', 'taobao', 'alibaba', 'i5201314',
  'love1314', 'caonima', 'wangyut2', '11223344', '1122334455', '88888888', '66666666', '12341234', '123qwe123', '123qweasd',
  '123qwe', '1234qwer', '12345qwert', '!qaz2wsx', '!@#$%^&*', '!@#$%^&*()', '1234abcd', '123456abc', '123456aa', '123456qq',
  '123456789a', '12345678a', '1234567a',
])
