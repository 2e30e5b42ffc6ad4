<?xml version="1.0" encoding="UTF-8"?>
<!-- Section 4: from 100 to the total, rule by rule. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:r="urn:heng:report:1" xmlns:say="urn:heng:say"
    exclude-result-prefixes="r say">
  <!-- Rules with a bar of their own; the others share one. -->
  <xsl:variable name="bars" select="12"/>
  <xsl:variable name="row" select="560"/>

  <!-- Rules that lost points or keep some open, the dearest first, as a
       string of ids by generate-id(). -->
  <xsl:variable name="dearest">
    <xsl:for-each select="$counted[contains($lost, concat('|', generate-id(), '=')) or
      contains($opened, concat('|', generate-id(), '='))]">
      <xsl:sort data-type="number" order="descending" select="concat('0',
        substring-before(substring-after($lost,
        concat('|', generate-id(), '=')), '|')) + concat('0',
        substring-before(substring-after($opened,
        concat('|', generate-id(), '=')), '|'))"/>
      <xsl:value-of select="concat(generate-id(), ' ')"/>
    </xsl:for-each>
  </xsl:variable>

  <xsl:template name="waterfall">
    <section id="points" aria-labelledby="h-points">
      <h2 id="h-points">4 <say:words zh="分数的去向" en="Where the points went"/></h2>
      <xsl:choose>
        <xsl:when test="not($verdict/@low)">
          <p><say:words zh="没有计分的规则适用，不计分。" en="No rule that counts applies: there are no points."/></p>
        </xsl:when>
        <xsl:when test="$dearest = ''">
          <p><say:words zh="满分，没有失分。" en="Full marks: no point was lost."/></p>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="waterfall-figure"/>
          <xsl:call-template name="waterfall-table"/>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="command">
        <xsl:with-param name="figures" select="'rule dimension total'"/>
      </xsl:call-template>
    </section>
  </xsl:template>

  <xsl:template name="waterfall-figure">
    <xsl:variable name="rules"
      select="string-length($dearest) - string-length(translate($dearest, ' ', ''))"/>
    <xsl:variable name="own" select="$rules * ($rules &lt;= $bars) +
      $bars * ($rules > $bars)"/>
    <xsl:variable name="rows" select="$own + 2 + ($rules > $bars)"/>
    <figure class="fall">
      <svg viewBox="-2900 -100 13500 {$rows * $row + 700}" role="img"
        aria-labelledby="t-fall d-fall">
        <title id="t-fall">
          <say:plain zh="从 100 分到总分" en="From 100 to the total"/>
        </title>
        <desc id="d-fall">
          <say:plain
            zh="每条规则一行：实心为失去的分，斜纹为尚未定的分；数值见下表。"
            en="One row a rule: solid is lost, hatched is still open; the figures are in the table below."/>
        </desc>
        <pattern id="hatch" width="160" height="160"
          patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path class="hatch" d="M0 0V160"/>
        </pattern>
        <path class="grid">
          <xsl:attribute name="d">
            <xsl:value-of select="concat('M0 0V', $rows * $row, 'M2500 0V',
              $rows * $row, 'M5000 0V', $rows * $row, 'M7500 0V', $rows * $row,
              'M10000 0V', $rows * $row)"/>
          </xsl:attribute>
        </path>
        <xsl:variable name="foot" select="$rows * $row + 480"/>
        <text x="0" y="{$foot}" text-anchor="middle">0</text>
        <text x="5000" y="{$foot}" text-anchor="middle">50</text>
        <text x="10000" y="{$foot}" text-anchor="middle">100</text>
        <text x="-200" y="400" text-anchor="end"><say:plain zh="满分" en="Full"/></text>
        <rect class="whole" x="0" y="100" width="10000" height="{$row - 200}"/>
        <xsl:call-template name="bars">
          <xsl:with-param name="ids" select="$dearest"/>
          <xsl:with-param name="left" select="$own"/>
        </xsl:call-template>
        <xsl:variable name="y" select="($rows - 1) * $row + 100"/>
        <text x="-200" y="{$y + 300}" text-anchor="end"><say:plain zh="总分" en="Total"/></text>
        <rect class="whole" x="0" y="{$y}" width="{$verdict/@low}" height="{$row - 200}"/>
        <rect class="left" x="{$verdict/@low}" y="{$y}"
          width="{$verdict/@high - $verdict/@low}" height="{$row - 200}"/>
      </svg>
    </figure>
  </xsl:template>

  <!-- One bar after the other, each from where the last one ended. -->
  <xsl:template name="bars">
    <xsl:param name="ids"/>
    <xsl:param name="left"/>
    <xsl:param name="n" select="1"/>
    <xsl:param name="from" select="10000"/>
    <!-- What those that follow lost and keep open. -->
    <xsl:param name="rest-lost" select="10000 - $verdict/@high"/>
    <xsl:param name="rest-open" select="$verdict/@high - $verdict/@low"/>
    <xsl:choose>
      <xsl:when test="$left > 0">
        <xsl:variable name="id" select="substring-before($ids, ' ')"/>
        <xsl:variable name="node" select="$counted[generate-id() = $id]"/>
        <xsl:variable name="gone">
          <xsl:call-template name="entry">
            <xsl:with-param name="list" select="$lost"/>
            <xsl:with-param name="node" select="$node"/>
          </xsl:call-template>
        </xsl:variable>
        <xsl:variable name="kept">
          <xsl:call-template name="entry">
            <xsl:with-param name="list" select="$opened"/>
            <xsl:with-param name="node" select="$node"/>
          </xsl:call-template>
        </xsl:variable>
        <xsl:call-template name="bar">
          <xsl:with-param name="label" select="$node/@rule"/>
          <xsl:with-param name="n" select="$n"/>
          <xsl:with-param name="from" select="$from"/>
          <xsl:with-param name="gone" select="$gone"/>
          <xsl:with-param name="kept" select="$kept"/>
        </xsl:call-template>
        <xsl:call-template name="bars">
          <xsl:with-param name="ids" select="substring-after($ids, ' ')"/>
          <xsl:with-param name="left" select="$left - 1"/>
          <xsl:with-param name="n" select="$n + 1"/>
          <xsl:with-param name="from" select="$from - $gone - $kept"/>
          <xsl:with-param name="rest-lost" select="$rest-lost - $gone"/>
          <xsl:with-param name="rest-open" select="$rest-open - $kept"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="$ids != ''">
        <xsl:call-template name="bar">
          <xsl:with-param name="label">
            <!-- As short as the ids beside it. -->
            <xsl:choose>
              <xsl:when test="$lang = 'en'">Others</xsl:when>
              <xsl:otherwise>其余</xsl:otherwise>
            </xsl:choose>
          </xsl:with-param>
          <xsl:with-param name="n" select="$n"/>
          <xsl:with-param name="from" select="$from"/>
          <xsl:with-param name="gone" select="$rest-lost"/>
          <xsl:with-param name="kept" select="$rest-open"/>
        </xsl:call-template>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="bar">
    <xsl:param name="label"/>
    <xsl:param name="n"/>
    <xsl:param name="from"/>
    <xsl:param name="gone"/>
    <xsl:param name="kept"/>
    <xsl:variable name="y" select="$n * $row + 100"/>
    <text x="-200" y="{$y + 300}" text-anchor="end">
      <!-- Ids are short; one that is not does not run over the bars. -->
      <xsl:choose>
        <xsl:when test="string-length($label) > 10">
          <xsl:value-of select="concat(substring($label, 1, 9), '…')"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="$label"/>
        </xsl:otherwise>
      </xsl:choose>
    </text>
    <xsl:if test="$gone > 0">
      <rect class="gone" x="{$from - $gone}" y="{$y}" width="{$gone}" height="{$row - 200}"/>
    </xsl:if>
    <xsl:if test="$kept > 0">
      <rect class="left" x="{$from - $gone - $kept}" y="{$y}" width="{$kept}" height="{$row - 200}"/>
    </xsl:if>
  </xsl:template>

  <!-- The first of a list of words, as many as there are bars. -->
  <xsl:template name="first-words">
    <xsl:param name="words"/>
    <xsl:param name="n"/>
    <xsl:if test="$n > 0 and $words != ''">
      <xsl:value-of select="concat(substring-before($words, ' '), ' ')"/>
      <xsl:call-template name="first-words">
        <xsl:with-param name="words" select="substring-after($words, ' ')"/>
        <xsl:with-param name="n" select="$n - 1"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="waterfall-table">
    <xsl:variable name="shown">
      <xsl:choose>
        <xsl:when test="$brief">
          <xsl:call-template name="first-words">
            <xsl:with-param name="words" select="$dearest"/>
            <xsl:with-param name="n" select="$bars"/>
          </xsl:call-template>
        </xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="$dearest"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <table aria-labelledby="h-points">
      <thead>
        <tr>
          <th scope="col"><say:words zh="规则" en="Rule"/></th>
          <th scope="col" class="n"><say:words zh="失去" en="Lost"/></th>
          <th scope="col" class="n"><say:words zh="未定" en="Open"/></th>
        </tr>
      </thead>
      <xsl:for-each select="$dimensions[@low]">
        <xsl:variable name="dimension" select="."/>
        <xsl:variable name="mine" select="$counted[@dimension = $dimension/@id
          and contains($shown, concat(generate-id(), ' '))]"/>
        <tbody>
          <tr class="sum">
            <th scope="rowgroup">
              <xsl:call-template name="pair">
                <xsl:with-param name="of" select="r:label"/>
              </xsl:call-template>
            </th>
            <td class="n"><xsl:call-template name="part-figure"><xsl:with-param name="of" select="concat('dimension.', @id)"/><xsl:with-param name="part" select="'lost'"/><xsl:with-param name="list" select="$lost"/></xsl:call-template></td>
            <td class="n"><xsl:call-template name="part-figure"><xsl:with-param name="of" select="concat('dimension.', @id)"/><xsl:with-param name="part" select="'open'"/><xsl:with-param name="list" select="$opened"/></xsl:call-template></td>
          </tr>
          <xsl:for-each select="$mine">
            <tr>
              <th scope="row"><xsl:call-template name="rule"/></th>
              <td class="n"><xsl:call-template name="part-figure"><xsl:with-param name="part" select="'lost'"/><xsl:with-param name="list" select="$lost"/></xsl:call-template></td>
              <td class="n"><xsl:call-template name="part-figure"><xsl:with-param name="part" select="'open'"/><xsl:with-param name="list" select="$opened"/></xsl:call-template></td>
            </tr>
          </xsl:for-each>
        </tbody>
      </xsl:for-each>
    </table>
    <xsl:if test="$shown != $dearest">
      <p class="small">
        <say:words zh="规则较多，只列失分和未定最多的；其余见第 5 节。"
          en="There are many rules; those that lost or keep open the most are listed, the others are in section 5."/>
      </p>
    </xsl:if>
    <p class="sum">
      <xsl:text>100.00 − </xsl:text>
      <say:words zh="失去" en="lost"/>
      <xsl:text> = </xsl:text>
      <say:words zh="总分上限" en="highest total"/>
      <xsl:text> </xsl:text>
      <xsl:call-template name="points">
        <xsl:with-param name="name" select="'total.high'"/>
        <xsl:with-param name="bp" select="$verdict/@high"/>
      </xsl:call-template>
      <xsl:text>; − </xsl:text>
      <say:words zh="未定" en="open"/>
      <xsl:text> = </xsl:text>
      <say:words zh="总分下限" en="lowest total"/>
      <xsl:text> </xsl:text>
      <xsl:call-template name="points">
        <xsl:with-param name="name" select="'total.low'"/>
        <xsl:with-param name="bp" select="$verdict/@low"/>
      </xsl:call-template>
    </p>
  </xsl:template>

  <xsl:template name="part-figure">
    <xsl:param name="of" select="concat('rule.', @rule)"/>
    <xsl:param name="part"/>
    <xsl:param name="list"/>
    <xsl:call-template name="points">
      <xsl:with-param name="name" select="concat($of, '.', $part)"/>
      <xsl:with-param name="bp">
        <xsl:call-template name="entry">
          <xsl:with-param name="list" select="$list"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
