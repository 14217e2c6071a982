### lookup

# Words of the labour market by the keys of the domain.

contract-permanent = CDI
contract-fixed-term = CDD
contract-temporary = Intérim
contract-permanent-temporary = CDI intérimaire
contract-seasonal = Saisonnier
contract-integration = Insertion
contract-apprenticeship = Apprentissage
contract-professionalisation = Contrat de professionnalisation
contract-internship = Stage
contract-self-employed = À son compte
contract-other = Autre, ou non précisé

experience-none = Débutants acceptés
experience-wished = Expérience souhaitée
experience-required = Expérience exigée

level-around = Autour de la commune
level-zone = Bassin d’emploi
level-department = Département
level-region = Région
level-country = France entière

tension-low = facile de trouver quelqu’un
tension-moderate = plutôt équilibré
tension-high = difficile de trouver quelqu’un
tension-very-high = très difficile de trouver quelqu’un

trend-up = en hausse
trend-steady = stable
trend-down = en baisse

domain-a = Agriculture, pêche, espaces verts, animaux
domain-b = Métiers d’art
domain-c = Banque, assurance, immobilier
domain-d = Commerce et vente
domain-e = Communication et médias
domain-f = Bâtiment et travaux publics
domain-g = Hôtellerie, restauration, tourisme, loisirs
domain-h = Industrie
domain-i = Installation et maintenance
domain-j = Santé
domain-k = Services à la personne et à la collectivité
domain-l = Spectacle
domain-m = Support à l’entreprise
domain-n = Transport et logistique

# Official statistics: what a source calls its columns.

official-tension-bassin = Tension par bassin d’emploi et métier
official-tension-bassin-source = France Travail et Dares, « Tensions sur le marché du travail »
official-tension-bassin-note = Indicateurs de 1 (faible) à 5 (fort). Les métiers sont ceux du ROME 3 de l’époque : un code a pu être partagé ou précisé depuis.
official-chomage-departement = Taux de chômage du département
official-chomage-departement-source = Insee, taux de chômage localisés
official-chomage-departement-note = Moyenne de l’année, tous métiers ensemble.
official-tension-fap = Tension par famille de métiers
official-tension-fap-source = Dares, « Les tensions sur le marché du travail »
official-tension-fap-note = Indicateurs de 1 (faible) à 5 (fort), par famille professionnelle (FAP 2009) : plusieurs métiers ensemble. Les métiers sont ceux du ROME 3 de l’époque.
official-salaire-fap = Salaire médian par famille de métiers
official-salaire-fap-source = Dares, « Portraits statistiques des métiers »
official-salaire-fap-note = Salaire net par mois, à temps complet, en moyenne sur trois ans, par famille professionnelle (FAP 2009). Nos chiffres, eux, sont en brut.
official-chomage-region = Taux de chômage de la région
official-chomage-region-source = Insee, taux de chômage localisés
official-chomage-region-note = Moyenne de l’année, tous métiers ensemble.
column-oee = Offres enregistrées dans l’année
column-defm-abc = Demandeurs d’emploi (catégories A, B, C)
column-ind-tension-d = Tension
column-ind-int-emb-d = Intensité des embauches
column-ind-main-oeuvre-d = Manque de personnes disponibles
column-ind-dur-empl-d = Emplois peu durables
column-ind-cond-travail-d = Conditions de travail difficiles
column-ind-mismatch-geo-d = Personnes et offres à des endroits différents
column-ind-specif-form-empl-d = Formation précise demandée
column-tauxchomage = Taux de chômage, en %
column-emploi = Personnes en emploi
column-salaire-median = Salaire médian net par mois, en €
