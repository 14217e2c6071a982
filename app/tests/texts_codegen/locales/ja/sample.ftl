hello = { $name }さん、こんにちは
question = { -brand }とは
    .title = { -brand }
figures = { $hour } h { $minute }, 8 h, 12 km, 26 300 m, habits
several-lines = 一行
# Without plurals, a number is a number because other languages say so.
kind = { $n ->
   *[other] other
}
found = { $name }: { $way } { $n }件
reference = { question.title }
literal = 一
same = Plein Web
type = { $ref }, { $fn }
welcome = { $gender ->
   *[other] 登録済み
}
only-attributes =
    .aria-label = 閉じる
