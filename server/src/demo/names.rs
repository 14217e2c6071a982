//! Names for the people of the demo. Invented combinations; any likeness is
//! chance.

pub const FIRST_NAMES: [&str; 60] = [
    "Aïcha", "Alain", "Amandine", "Amadou", "Anaïs", "Antoine", "Aurélie", "Bilal", "Brigitte", "Camille", "Céline",
    "Chloé", "Christophe", "Claire", "Daniel", "David", "Élise", "Élodie", "Emma", "Fatima", "Florian", "François",
    "Gaëlle", "Gérard", "Hugo", "Inès", "Isabelle", "Jean-Marc", "Jérôme", "Julie", "Karim", "Kévin", "Laetitia",
    "Laurent", "Léa", "Linh", "Loïc", "Louise", "Lucas", "Malika", "Marc", "Marie-Ange", "Mathilde", "Maxime", "Mehdi",
    "Mélanie", "Nadia", "Nathalie", "Nicolas", "Olga", "Oumar", "Pascal", "Patricia", "Rachid", "Romain", "Sabrina",
    "Sandrine", "Thomas", "Valérie", "Yasmine",
];

pub const LAST_NAMES: [&str; 80] = [
    "Abadie", "Allard", "Andrieu", "Aubry", "Bailly", "Baron", "Barthélemy", "Benali", "Berger", "Besson", "Blanchet",
    "Bonnin", "Bouchard", "Bourdin", "Brunel", "Camara", "Carpentier", "Chauvin", "Chevallier", "Cissé", "Colin",
    "Cordier", "Costa", "Coulibaly", "D'Angelo", "Da Silva", "Delmas", "Diallo", "Diarra", "Dos Santos", "Dumas",
    "Etcheverry", "Fabre", "Fernandes", "Fleury", "Forestier", "Gaillard", "Garnier", "Gautier", "Germain", "Gilbert",
    "Girault", "Guérin", "Haddad", "Hamel", "Hervé", "Jacquet", "Kaya", "Klein", "Kowalski", "Lacroix", "Lambert",
    "Laporte", "Le Bihan", "Le Goff", "Lemaire", "Leroux", "Maillard", "Mansouri", "Marchal", "Ménard", "Meunier",
    "Morvan", "N'Diaye", "Navarro", "Nguyen", "Noël", "O'Brien", "Pasquier", "Perrot", "Pichon", "Rolland", "Roussel",
    "Royer", "Sanchez", "Tessier", "Traoré", "Vasseur", "Vidal", "Zidane",
];

pub const STREETS: [&str; 12] = [
    "rue des Tilleuls", "avenue du Marché", "rue de la Fontaine", "impasse des Lilas", "boulevard de la Gare",
    "rue du Moulin", "allée des Érables", "place de l'Église", "chemin des Vignes", "rue de l'Industrie",
    "quai du Canal", "rue des Écoles",
];
