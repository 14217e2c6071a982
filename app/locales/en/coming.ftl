# Where employers and evaluators land while their part is not there yet.

not-yet = Not there yet
not-yet-text = This part of the service is not open yet. Here is what it will be for:
today = What you can do today
account = My account: address, password, devices
employer-title = The space of employers
employer-lead = Here you will publish offers and receive applications. That is not possible yet.
employer-publish = publishing an offer in a few minutes;
employer-receive = receiving people who fit the offer;
employer-answer = answering every one of them.
employer-market-text = How many offers and people there are, in your trade and near you.
employer-call-text = A question? The telephone number of the service is there.
evaluator-title = Evaluation
evaluator-lead = Here you will see whether 100 % Web works. There is nothing to read yet.
evaluator-works = reading whether 100 % Web works, with a protocol that was written before the data;
evaluator-whom = knowing for whom it works, and for whom it does not;
evaluator-cost = seeing how much time it frees, and where that time went.
see-offers = See the offers
see-offers-text = As people who look for a job see them.
see-market = Figures of the market
evaluator-market-text = By occupation and place, with their formulas, and as a CSV file.
see-api = Open data
see-api-text = Offers and figures, read by a program.
see-ranking = How offers are ranked
see-ranking-text = The formula of the ranking, and its version.
call-us = Help
