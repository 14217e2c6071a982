### lookup

# Words of the labour market by the keys of the domain.

contract-permanent = Permanent
contract-fixed-term = Fixed term
contract-temporary = Temporary agency
contract-permanent-temporary = Permanent with an agency
contract-seasonal = Seasonal
contract-integration = Integration through work
contract-apprenticeship = Apprenticeship
contract-professionalisation = Professional training contract
contract-internship = Internship
contract-self-employed = Self-employed
contract-other = Other, or not said

experience-none = Beginners welcome
experience-wished = Experience wished for
experience-required = Experience required

level-around = Around the town
level-zone = Employment zone
level-department = Department
level-region = Region
level-country = Whole of France

tension-low = easy to find someone
tension-moderate = fairly balanced
tension-high = hard to find someone
tension-very-high = very hard to find someone

trend-up = rising
trend-steady = steady
trend-down = falling

domain-a = Farming, fishing, green spaces, animals
domain-b = Arts and crafts
domain-c = Banking, insurance, property
domain-d = Shops and sales
domain-e = Communication and media
domain-f = Building and public works
domain-g = Hotels, restaurants, tourism, leisure
domain-h = Industry
domain-i = Installation and maintenance
domain-j = Health
domain-k = Services to people and communities
domain-l = Performing arts
domain-m = Business support
domain-n = Transport and logistics

# Official statistics: what a source calls its columns.

official-tension-bassin = Shortage by employment zone and occupation
official-tension-bassin-source = France Travail and Dares, “Tensions sur le marché du travail”
official-tension-bassin-note = Indicators from 1 (low) to 5 (high). Occupations are those of ROME 3 at the time: a code may have been split or narrowed since.
official-chomage-departement = Unemployment rate of the department
official-chomage-departement-source = Insee, local unemployment rates
official-chomage-departement-note = Mean of the year, all occupations together.
official-tension-fap = Shortage by family of occupations
official-tension-fap-source = Dares, “Les tensions sur le marché du travail”
official-tension-fap-note = Indicators from 1 (low) to 5 (high), by family of occupations (FAP 2009): several occupations together. Occupations are those of ROME 3 at the time.
official-salaire-fap = Median pay by family of occupations
official-salaire-fap-source = Dares, “Portraits statistiques des métiers”
official-salaire-fap-note = Net pay for a month of full-time work, averaged over three years, by family of occupations (FAP 2009). Our own figures are gross.
official-chomage-region = Unemployment rate of the region
official-chomage-region-source = Insee, local unemployment rates
official-chomage-region-note = Mean of the year, all occupations together.
column-oee = Offers registered in the year
column-defm-abc = Job seekers (categories A, B, C)
column-ind-tension-d = Shortage
column-ind-int-emb-d = Intensity of hiring
column-ind-main-oeuvre-d = Lack of people available
column-ind-dur-empl-d = Jobs that do not last
column-ind-cond-travail-d = Hard working conditions
column-ind-mismatch-geo-d = People and offers in different places
column-ind-specif-form-empl-d = Specific training asked for
column-tauxchomage = Unemployment rate, in %
column-emploi = People in work
column-salaire-median = Median net pay for a month, €
