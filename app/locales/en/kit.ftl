# The sentences of the components themselves.

optional = (optional)
error-prefix = Error:
error-unknown = Check this field.
label-colon = { ": " }
choose = Choose…
date-hint = Day, month, year. For example 03/07/1990.

error-summary = { $count ->
    [one] One thing to correct
   *[other] { $count } things to correct
}
asked-summary = { $count ->
    [one] A question before going on
   *[other] { $count } questions before going on
}
slip-meant = Did you mean { $meant }?
slip-take = Yes, { $meant }
slip-keep = No, keep { $typed }
slip-right = Yes, it is { $typed }
missing-choice = Choose an answer.
missing-choices = Tick at least one answer.
missing-email = Write your email address.
missing-password = Write your password.
missing-new-password = Choose a password.
error-conflict = This is no longer possible
error-conflict-text = Things have changed in the meantime. Reload the page to see how they stand.
error-too-many = A little patience
error-too-many-text = { $minutes ->
    [one] There were many tries. Try again in one minute: what you wrote stays here.
   *[other] There were many tries. Try again in { $minutes } minutes: what you wrote stays here.
}
error-too-large = That is too large
error-too-large-text = Choose a smaller file, or write a shorter text.
error-unreachable = No answer from the service
error-unreachable-text = Check your network. What you wrote is still here: you can try again without sending it twice.
error-sign-in = Your session has ended
error-sign-in-text = Sign in again: you will come back here.
text-back = Your text is back
text-back-text = It has not been sent yet: read it through, then press the button. What is secret is not kept: please write it again.
error-not-allowed = This cannot be done here
error-not-allowed-text = It belongs to another account, or is no longer there.
error-unavailable = A problem on our side
error-unavailable-text = What you wrote is still here. Try again in a moment.
error-incident-text = What you wrote is still here. Try again in a moment. If it goes on, call us and give the number { $incident }.
retry = Try again

draft-saved = Draft saved.
draft-not-saved = Not saved yet: your last change was not sent. Check your network.

password-show = Show
password-hide = Hide
password-word = the password

suggestions = { $count ->
    [0] No suggestion. Try another word.
    [one] One suggestion. Go down with the arrow key to read it.
   *[other] { $count } suggestions. Go down with the arrow key to read them.
}
suggestion-chosen = { $label } is chosen.
which-one = Which one do you mean?

mood-info = Good to know:
mood-success = Done:
mood-warning = Please note:
mood-error = Error:

step = Step { $number } of { $total }
moment-past = Done:
moment-now = In progress:
moment-next = To come:
change = Change
table-sort = (change the order)
page-previous = Previous page
page-next = Next page
chart-table = See the figures as a table
