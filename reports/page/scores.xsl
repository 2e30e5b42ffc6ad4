<?xml version="1.0" encoding="UTF-8"?>
<!-- Section 3: the five dimensions, as a radar and as a table. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:heng:report:1" xmlns:say="urn:heng:say"
    exclude-result-prefixes="r say">
  <!-- The corners of a pentagon on a circle of 1000: x and y of each, its
       first above the centre (1000 sin and -1000 cos of 0, 72 … degrees). -->
  <xsl:variable name="corners"
    select="'    0 -1000|  951  -309|  588   809| -588   809| -951  -309|'"/>

  <xsl:template name="corner">
    <xsl:param name="n"/>
    <xsl:param name="scale" select="10000"/>
    <xsl:variable name="at" select="substring($corners, 12 * $n - 11, 11)"/>
    <xsl:variable name="x"
      select="number(substring($at, 1, 5)) * $scale div 10000"/>
    <xsl:variable name="y"
      select="number(substring($at, 6)) * $scale div 10000"/>
    <xsl:value-of select="concat(round($x), ',', round($y), ' ')"/>
  </xsl:template>

  <xsl:template name="ring">
    <xsl:param name="scale"/>
    <polygon class="grid">
      <xsl:attribute name="points">
        <xsl:for-each select="$dimensions">
          <xsl:call-template name="corner">
            <xsl:with-param name="n" select="position()"/>
            <xsl:with-param name="scale" select="$scale"/>
          </xsl:call-template>
        </xsl:for-each>
      </xsl:attribute>
    </polygon>
  </xsl:template>

  <xsl:template name="scores">
    <section id="scores" aria-labelledby="h-scores">
      <h2 id="h-scores">3 <say:words zh="五个维度" en="Five dimensions"/></h2>
      <figure class="radar">
        <svg viewBox="-1750 -1420 3500 2600" role="img"
          aria-labelledby="t-radar d-radar">
          <title id="t-radar">
            <say:plain zh="五个维度得分的雷达图" en="Radar of the five dimensions"/>
          </title>
          <desc id="d-radar">
            <xsl:for-each select="$dimensions">
              <xsl:if test="position() > 1">; </xsl:if>
              <xsl:call-template name="plain-label"/>
              <xsl:text> </xsl:text>
              <xsl:call-template name="decimal">
                <xsl:with-param name="bp" select="@low"/>
              </xsl:call-template>
              <xsl:if test="string(@low) != string(@high)">
                <xsl:text>–</xsl:text>
                <xsl:call-template name="decimal">
                  <xsl:with-param name="bp" select="@high"/>
                </xsl:call-template>
              </xsl:if>
            </xsl:for-each>
          </desc>
          <xsl:call-template name="ring"><xsl:with-param name="scale" select="2000"/></xsl:call-template>
          <xsl:call-template name="ring"><xsl:with-param name="scale" select="4000"/></xsl:call-template>
          <xsl:call-template name="ring"><xsl:with-param name="scale" select="6000"/></xsl:call-template>
          <xsl:call-template name="ring"><xsl:with-param name="scale" select="8000"/></xsl:call-template>
          <xsl:call-template name="ring"><xsl:with-param name="scale" select="10000"/></xsl:call-template>
          <path class="grid"
            d="M0 0V-1000M0 0L951-309M0 0L588 809M0 0L-588 809M0 0L-951-309"/>
          <polygon class="high">
            <xsl:attribute name="points">
              <xsl:for-each select="$dimensions">
                <xsl:call-template name="corner">
                  <xsl:with-param name="n" select="position()"/>
                  <xsl:with-param name="scale" select="sum(@high)"/>
                </xsl:call-template>
              </xsl:for-each>
            </xsl:attribute>
          </polygon>
          <polygon class="low">
            <xsl:attribute name="points">
              <xsl:for-each select="$dimensions">
                <xsl:call-template name="corner">
                  <xsl:with-param name="n" select="position()"/>
                  <xsl:with-param name="scale" select="sum(@low)"/>
                </xsl:call-template>
              </xsl:for-each>
            </xsl:attribute>
          </polygon>
          <xsl:for-each select="$dimensions">
            <xsl:if test="@minimum">
              <g class="least">
                <xsl:attribute name="transform">
                  <xsl:text>translate(</xsl:text>
                  <xsl:call-template name="corner">
                    <xsl:with-param name="n" select="position()"/>
                    <xsl:with-param name="scale" select="@minimum"/>
                  </xsl:call-template>
                  <xsl:text>)</xsl:text>
                </xsl:attribute>
                <path d="M0-48L48 0L0 48L-48 0Z"/>
              </g>
            </xsl:if>
            <xsl:call-template name="radar-label"/>
          </xsl:for-each>
        </svg>
        <figcaption>
          <say:words
            zh="实线和底色为得分下限，虚线为得分上限，菱形为方案所定最低分；外圈为 100 分。"
            en="Solid line and fill: lowest score; dashed: highest; diamonds: the profile's minimum; the outer ring is 100."/>
        </figcaption>
      </figure>
      <table aria-labelledby="h-scores">
        <thead>
          <tr>
            <th scope="col"><say:words zh="维度" en="Dimension"/></th>
            <th scope="col" class="n"><say:words zh="权重" en="Weight"/></th>
            <th scope="col" class="n"><say:words zh="最低分" en="Minimum"/></th>
            <th scope="col" class="n"><say:words zh="得分（下限–上限）" en="Score (low–high)"/></th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="$dimensions">
            <xsl:call-template name="score-row"/>
          </xsl:for-each>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row"><say:words zh="总分" en="Total"/></th>
            <td/>
            <td/>
            <td class="n">
              <xsl:call-template name="range">
                <xsl:with-param name="name" select="'total'"/>
                <xsl:with-param name="low" select="$verdict/@low"/>
                <xsl:with-param name="high" select="$verdict/@high"/>
              </xsl:call-template>
            </td>
          </tr>
        </tfoot>
      </table>
      <p class="small">
        <say:words
          zh="权重一栏：方案所定权重，括号内为占总分的份额；没有适用规则的维度不占份额。"
          en="Weight: as the profile sets it, and in parentheses its share of the total; a dimension where no rule applies has none."/>
      </p>
      <xsl:call-template name="command">
        <xsl:with-param name="figures" select="'dimension total'"/>
      </xsl:call-template>
    </section>
  </xsl:template>

  <xsl:template name="score-row">
    <xsl:variable name="name" select="concat('dimension.', @id)"/>
    <tr>
      <th scope="row">
        <xsl:call-template name="pair">
          <xsl:with-param name="of" select="r:label"/>
        </xsl:call-template>
        <small>
          <xsl:call-template name="figure">
            <xsl:with-param name="name" select="concat($name, '.applicable')"/>
            <xsl:with-param name="value" select="@applicable"/>
          </xsl:call-template>
          <xsl:text> </xsl:text>
          <say:words zh="条适用规则" en="applicable rules"/>
        </small>
      </th>
      <td class="n">
        <xsl:call-template name="figure">
          <xsl:with-param name="name" select="concat($name, '.weight')"/>
          <xsl:with-param name="value" select="@weight"/>
        </xsl:call-template>
        <xsl:text> (</xsl:text>
        <xsl:call-template name="points">
          <xsl:with-param name="name" select="concat($name, '.effective')"/>
          <xsl:with-param name="bp" select="@effectiveWeight"/>
        </xsl:call-template>
        <xsl:text>)</xsl:text>
      </td>
      <td class="n">
        <xsl:call-template name="points">
          <xsl:with-param name="name" select="concat($name, '.minimum')"/>
          <xsl:with-param name="bp" select="@minimum"/>
        </xsl:call-template>
      </td>
      <td class="n">
        <xsl:call-template name="range">
          <xsl:with-param name="name" select="$name"/>
          <xsl:with-param name="low" select="@low"/>
          <xsl:with-param name="high" select="@high"/>
        </xsl:call-template>
        <xsl:choose>
          <xsl:when test="@minimum and @low and @high &lt; @minimum">
            <br/>
            <span class="mark fail"><say:words zh="低于最低分" en="below the minimum"/></span>
          </xsl:when>
          <xsl:when test="@minimum and @low and @low &lt; @minimum">
            <br/>
            <span class="mark pending"><say:words zh="可能低于最低分" en="perhaps below the minimum"/></span>
          </xsl:when>
        </xsl:choose>
      </td>
    </tr>
  </xsl:template>

  <xsl:template name="plain-label">
    <xsl:choose>
      <xsl:when test="$lang = 'en'">
        <xsl:value-of select="r:label[@xml:lang = 'en']"/>
      </xsl:when>
      <xsl:when test="$lang = 'zh'">
        <xsl:value-of select="r:label[@xml:lang = 'zh']"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="r:label[@xml:lang = 'zh']"/>
        <xsl:text> </xsl:text>
        <xsl:value-of select="r:label[@xml:lang = 'en']"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Outside the corner, a line for each language. -->
  <xsl:template name="radar-label">
    <xsl:variable name="n" select="position()"/>
    <xsl:variable name="x"
      select="number(substring($corners, 12 * $n - 11, 5)) * 1.2"/>
    <xsl:variable name="y"
      select="number(substring($corners, 12 * $n - 6, 6)) * 1.1"/>
    <xsl:variable name="lines" select="r:label[$lang = 'both' or
      @xml:lang = $lang]"/>
    <xsl:for-each select="$lines">
      <text x="{round($x)}" text-anchor="middle">
        <xsl:attribute name="y">
          <xsl:choose>
            <!-- Those above the middle grow upwards, the others down. -->
            <xsl:when test="$n = 1 or $n = 2 or $n = 5">
              <xsl:value-of select="round($y) - 150 * (last() - position()) - 20 - 130 * ($n != 1)"/>
            </xsl:when>
            <xsl:otherwise>
              <xsl:value-of select="round($y) + 150 * position() - 40"/>
            </xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
        <xsl:if test="$lang = 'both' and @xml:lang = 'en'">
          <xsl:attribute name="lang">en</xsl:attribute>
        </xsl:if>
        <xsl:value-of select="."/>
      </text>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
